using System.Globalization;
using System.Text;
using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>Writes <c>cases.csv</c>: a row per hip that is labelled or was judged, for a person who wants to look at the errors.</summary>
public static class CasesCsv
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "study", "patient", "vendor", "site", "side", "views", "files", "truth", "must_not", "said", "status", "right", "probability",
        .. HardwareClasses.All.Select(hardware => $"p_{hardware.Code()}"),
        "unfamiliarity", "reasons", "true_cause", "sign_in_images", "said_cause", "cause_status",
        .. FailureCauses.All.Select(cause => $"p_{cause.Code()}"),
        "infection_score", "cause_reasons", "crp", "esr",
    ];

    /// <summary>The table, RFC 4180 with line feeds.</summary>
    public static string Write(IReadOnlyList<EvaluatedStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(studies);
        var text = new StringBuilder();
        text.Append(string.Join(',', Columns)).Append('\n');
        foreach (var study in studies)
            foreach (var side in study.Hips.Select(hip => hip.Side).Concat(study.Prediction.Hips.Select(hip => hip.Side)).Distinct().Order())
                text.Append(string.Join(',', Row(study, side).Select(CsvField.Of))).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Row(EvaluatedStudy study, HipSide side)
    {
        var (label, said) = (study.Hips.FirstOrDefault(hip => hip.Side == side), study.Finding(side));
        var files = (label?.Readings.Select(reading => reading.SopInstanceUid) ?? said!.Votes.Select(vote => vote.SopInstanceUid)).Distinct()
            .Select(uid => study.Images.FirstOrDefault(image => image.SopInstanceUid == uid)?.File).OfType<string>();
        return
        [
            study.Study, study.Patient, study.Vendor, study.Site, side.Code(), label is null ? "" : HipItems.ViewSet(study, label), string.Join(';', files),
            label?.Class?.Code() ?? "", label?.MustNot ?? "", .. Hardware(label, said), .. Failure(study, label, said?.Failure),
        ];
    }

    private static IEnumerable<string> Hardware(HipLabel? label, HipFinding? said) => said is null
        ? ["", "not judged", "", "", .. HardwareClasses.All.Select(_ => ""), "", ""]
        :
        [
            said.Class.Code(), said.Status.ToString().ToLowerInvariant(),
            label is { Class: { } truth, MustNot: null } ? (truth == said.Class ? "yes" : "no") : "",
            Number(said.Probability), .. said.Probabilities.Select(p => Number(p)), Number(said.Unfamiliarity), string.Join(' ', said.Reasons),
        ];

    private static IEnumerable<string> Failure(EvaluatedStudy study, HipLabel? label, FailureFinding? finding)
    {
        yield return label?.Cause?.Code() ?? "";
        yield return label?.HasSign switch { true => "yes", false => "no", _ => "" };
        var isRun = finding is { NotRunBecause: null };
        yield return isRun ? finding!.Cause.Code() : "";
        yield return isRun ? finding!.Status.ToString().ToLowerInvariant() : "not run";
        for (var i = 0; i < FailureCauses.All.Count; i++) yield return isRun ? Number(finding!.Probabilities[i]) : "";
        yield return isRun ? Number(finding!.InfectionScore) : "";
        yield return isRun ? string.Join(' ', finding!.Reasons) : finding?.NotRunBecause ?? "";
        yield return Number(study.CReactiveProtein);
        yield return Number(study.ErythrocyteSedimentationRate);
    }

    private static string Number(double? value) => value is { } number ? Math.Round(number, 4).ToString(CultureInfo.InvariantCulture) : "";
}
