using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>The rows that tell one hip: class, status and probabilities, then the cause of failure. Nothing that is indeterminate is stated.</summary>
internal static class OruHipRows
{
    public static IEnumerable<OruRow> Of(HipStatement statement, bool allProbabilities)
    {
        var (hip, side) = (statement.Finding, Side(statement.Finding.Side));
        foreach (var row in statement.Review is { } review ? Decided(statement, review, side) : Found(statement, side)) yield return row;
        if (statement.IsAsFound) yield return Number(FindingCodes.Probability, side, hip.Probability);
        foreach (var hardware in HardwareClasses.All)
        {
            // Of a differential diagnosis both probabilities are told, whatever else is left out.
            if (allProbabilities || hardware == statement.Versus)
                yield return Number(FindingCodes.ProbabilityOf(hardware), side, hip.Probabilities[(int)hardware]);
        }

        foreach (var row in hip.Failure is { } failure ? Failure(failure, side, allProbabilities) : []) yield return row;
    }

    private static IEnumerable<OruRow> Found(HipStatement statement, string side)
    {
        yield return Class(FindingCodes.HardwareClass, side, statement.Class);
        yield return Coded(FindingCodes.HardwareStatus, side, statement.FoundStatus);
        if (statement.Versus is { } other) yield return Class(FindingCodes.HardwareDifferential, side, other);
        if (statement.Finding.Reasons is { Count: > 0 } reasons) yield return Texts(FindingCodes.HardwareReason, side, reasons);
    }

    /// <summary>What a person decided, as the person's, and after it what the models had found, as theirs.</summary>
    private static IEnumerable<OruRow> Decided(HipStatement statement, CodedConcept review, string side)
    {
        var observer = Hl7Fields.Person("", DicomPersonName.Parse(FormText.Value(statement.Decision!.By)));
        var stated = statement.Class is null ? Coded(FindingCodes.HardwareClass, side, review) : Class(FindingCodes.HardwareClass, side, statement.Class);
        yield return stated with { OfModel = false, Observer = observer };
        yield return Coded(FindingCodes.HardwareStatus, side, review) with { OfModel = false, Observer = observer };
        if (statement.Decision.Reason.Length > 0)
            yield return Texts(FindingCodes.HardwareReason, side, [statement.Decision.Reason]) with { OfModel = false, Observer = observer };
        yield return Class(FindingCodes.HardwareFound, side, statement.IsCertain ? statement.Finding.Class : null);
    }

    private static OruRow Class(CodedConcept code, string side, HardwareClass? hardware) => hardware is { } stated
        ? Coded(code, side, FindingCodes.Class(stated), FindingCodes.SnomedOf(stated))
        : Coded(code, side, FindingCodes.Indeterminate);

    public static string Side(HipSide side) => side == HipSide.Right ? "R" : "L";

    private static IEnumerable<OruRow> Failure(FailureFinding failure, string side, bool allProbabilities)
    {
        if (failure.NotRunBecause is { } reason)
        {
            yield return Coded(FindingCodes.FailureStatus, side, FindingCodes.NotAssessed);
            yield return Texts(FindingCodes.FailureReason, side, [reason]);
            yield break;
        }

        var certain = failure.Status == FindingStatus.Certain;
        yield return Coded(FindingCodes.FailureCause, side, certain ? FindingCodes.Cause(failure.Cause) : FindingCodes.Indeterminate);
        yield return Coded(FindingCodes.FailureStatus, side, Status(failure.Status));
        if (failure.Reasons.Count > 0) yield return Texts(FindingCodes.FailureReason, side, failure.Reasons);
        yield return new OruRow("NM", FindingCodes.InfectionScore, side, FormNumber.Score(failure.InfectionScore), Units: Hl7Fields.Code(FindingCodes.ScoreUnit), OfModel: true);
        if (!allProbabilities) yield break;
        foreach (var cause in FailureCauses.All)
            yield return Number(FindingCodes.ProbabilityOf(cause), side, failure.Probabilities[(int)cause]);
    }

    private static CodedConcept Status(FindingStatus status) => status == FindingStatus.Certain ? FindingCodes.Certain : FindingCodes.Indeterminate;

    private static OruRow Coded(CodedConcept code, string side, CodedConcept value, CodedConcept? same = null) =>
        new("CWE", code, side, Hl7Fields.Code(value, same), OfModel: true);

    private static OruRow Texts(CodedConcept code, string side, IReadOnlyList<string> texts) =>
        new("TX", code, side, Hl7Fields.Lines(string.Join('\n', texts.Select(FormText.Value))), OfModel: true);

    // The row of the stated class has the standard's code; the others say which class or cause in a code of their own.
    private static OruRow Number(CodedConcept code, string side, double probability) =>
        new("NM", code, side, FormNumber.Probability(probability), Units: Hl7Fields.Code(FindingCodes.NoUnits), OfModel: true);
}
