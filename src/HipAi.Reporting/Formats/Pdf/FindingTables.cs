using System.Globalization;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>The tables of a document: findings, probabilities, causes of failure, models.</summary>
internal static class FindingTables
{
    /// <summary>One row per hip: finding, certainty with its reasons, views, votes.</summary>
    public static PdfTable Findings(ReportRecord record) => new(
        [0.1, 0.2, 0.24, 0.14, 0.32], ["Hip", "Finding", "Certainty", "Views", "Votes of the models"],
        [.. HipStatement.Hips(record).Select(hip => new[]
        {
            Side(hip.Side), HipStatement.Of(record.Report, hip).Words, Certainty(HipStatement.Of(record.Report, hip)), string.Join('\n', hip.Votes.Select(vote => vote.View.DisplayName()).Distinct()),
            string.Join('\n', hip.Votes.Select(vote => $"{vote.Member} {vote.Version}, {vote.View.DisplayName()}: {vote.Class.DisplayName()} {Number(vote.Probabilities[(int)vote.Class])}")),
        })]);

    /// <summary>The nine probabilities of every hip.</summary>
    public static PdfTable Probabilities(ReportRecord record) => Columns(
        "Class", record.Prediction.Hips,
        [.. HardwareClasses.All.Select(hardware => (hardware.DisplayName(), (Func<HipFinding, string>)(hip => Number(hip.Probabilities[(int)hardware]))))]);

    /// <summary>What was said of causes of failure; null when no hip holds an arthroplasty.</summary>
    public static PdfTable? Failures(ReportRecord record)
    {
        HipFinding[] hips = [.. HipStatement.Hips(record).Where(hip => hip.Failure is not null)];
        if (hips.Length == 0) return null;
        List<(string, Func<HipFinding, string>)> rows = [("Reading", hip => Reading(hip.Failure!))];
        if (hips.Any(hip => hip.Failure!.NotRunBecause is null))
        {
            rows.AddRange(FailureCauses.All.Select(cause => (cause.DisplayName(), (Func<HipFinding, string>)(hip => Assessed(hip, failure => Number(failure.Probabilities[(int)cause]))))));
            rows.Add(("Infection score", hip => Assessed(hip, failure => string.Create(CultureInfo.InvariantCulture, $"{failure.InfectionScore:0} of 100"))));
            rows.Add(("Votes of the models", hip => string.Join('\n', hip.Failure!.Votes.Select(Vote))));
        }

        return Columns("Cause of failure", hips, rows);
    }

    /// <summary>The models that voted.</summary>
    public static PdfTable Models(ReportRecord record) => new(
        [0.26, 0.1, 0.14, 0.14, 0.36], ["Model", "Version", "Family", "Weights", "Trained on"],
        [.. record.Prediction.Models.Select(model => new[]
        {
            model.Name, model.Version, model.Family, model.Sha256.Length > 12 ? model.Sha256[..12] : model.Sha256, model.TrainedOn,
        })]);

    private static PdfTable Columns(string name, IReadOnlyList<HipFinding> hips, IReadOnlyList<(string Name, Func<HipFinding, string> Value)> rows)
    {
        HipFinding[] ordered = [.. hips.OrderBy(hip => hip.Side)];
        var share = 0.6 / Math.Max(1, ordered.Length);
        return new PdfTable(
            [0.4, .. ordered.Select(_ => share)], [name, .. ordered.Select(hip => $"{Side(hip.Side)} hip")],
            [.. rows.Select(row => new[] { row.Name }.Concat(ordered.Select(row.Value)).ToArray())]);
    }

    private static string Certainty(HipStatement hip) => hip switch
    {
        { Decision: not null } => $"{hip.ReviewWords}\n{hip.FoundWords}",
        { IsCertain: true } => $"{(hip.Versus is null ? "certain" : "probable")}, probability {Number(hip.Finding.Probability)}",
        _ => string.Join('\n', hip.Finding.Reasons.Prepend("indeterminate")),
    };

    private static string Reading(FailureFinding failure) => failure switch
    {
        { NotRunBecause: { } reason } => $"not assessed: {PlainText.Sentence(reason)}",
        { Status: FindingStatus.Indeterminate } => string.Join('\n', failure.Reasons.Prepend("indeterminate; radiologist to specify")),
        { Cause: FailureCause.None } => "no sign of failure found; this does not exclude one",
        _ => $"possible sign of {failure.Cause.DisplayName().ToLowerInvariant()}; radiologist to confirm",
    };

    private static string Assessed(HipFinding hip, Func<FailureFinding, string> value) =>
        hip.Failure is { NotRunBecause: null } failure ? value(failure) : "–";

    private static string Vote(FailureVote vote)
    {
        var best = FailureCauses.All.MaxBy(cause => vote.Probabilities[(int)cause]);
        return $"{vote.Member} {vote.Version}: {best.DisplayName()} {Number(vote.Probabilities[(int)best])}";
    }

    private static string Side(HipSide side) => PlainText.Capital(side.Code());

    private static string Number(double probability) => probability.ToString("0.000", CultureInfo.InvariantCulture);
}
