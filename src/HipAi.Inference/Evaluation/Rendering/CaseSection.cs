using HipAi.Studies;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>The errors that matter most, and what could not be read.</summary>
internal static class CaseSection
{
    /// <summary>Rows of each list; all cases stand in <c>cases.csv</c>.</summary>
    private const int MostRows = 25;

    public static IEnumerable<ReportBlock> Of(EvaluationReport report)
    {
        yield return new ReportBlock.Heading(2, "Cases to look at");
        foreach (var block in Wrong(report).Concat(Stated(report)).Concat(Missing(report))) yield return block;
        foreach (var (caption, notes) in new[] { ("Unreadable files", report.Set.Unreadable), ("Notes on files", report.Set.Notes) })
            if (notes.Count > 0)
                yield return new ReportBlock.Table(
                    Caption(caption, notes.Count),
                    ["File", "Why"],
                    [.. notes.Take(MostRows).Select(note => (IReadOnlyList<ReportCell>)[note.File, note.Text])], 2);
        yield return new ReportBlock.Paragraph("Every hip with its truth, answer, probabilities and reasons stands in cases.csv.");
    }

    private static IEnumerable<ReportBlock> Wrong(EvaluationReport report)
    {
        var wrong = HipItems.Labelled(report.Studies)
            .Select(hip => (hip.Study, hip.Label, Said: hip.Study.Finding(hip.Label.Side)))
            .Where(hip => hip.Said is { Status: FindingStatus.Certain } said && said.Class != hip.Label.Class)
            .OrderByDescending(hip => hip.Said!.Probability).ToList();
        if (wrong.Count == 0)
        {
            yield return new ReportBlock.Paragraph("No hardware class was stated wrongly.");
            yield break;
        }

        yield return new ReportBlock.Table(
            Caption("Stated wrongly, the most confident first", wrong.Count),
            ["Study", "Side", "Truth", "Said", "Views", "Probability"],
            [.. wrong.Take(MostRows).Select(hip => (IReadOnlyList<ReportCell>)
            [
                hip.Study.Study, hip.Label.Side.Code(), hip.Label.Class!.Value.DisplayName(), hip.Said!.Class.DisplayName(),
                HipItems.ViewSet(hip.Study, hip.Label), FigureText.Number(hip.Said.Probability),
            ])],
            5);
    }

    private static IEnumerable<ReportBlock> Stated(EvaluationReport report)
    {
        var stated = (from study in report.Studies
                      from label in study.Hips
                      where label.MustNot is not null
                      let said = study.Finding(label.Side)
                      where said is { Status: FindingStatus.Certain }
                      orderby said.Probability descending
                      select (study, label, said)).ToList();
        if (stated.Count == 0) yield break;
        yield return new ReportBlock.Table(
            Caption("Stated although nothing may be stated", stated.Count),
            ["Study", "Side", "Kind", "Said", "Probability"],
            [.. stated.Take(MostRows).Select(hip => (IReadOnlyList<ReportCell>)
                [hip.study.Study, hip.label.Side.Code(), hip.label.MustNot!.Replace('_', ' '), hip.said.Class.DisplayName(), FigureText.Number(hip.said.Probability)])],
            4);
    }

    private static IEnumerable<ReportBlock> Missing(EvaluationReport report)
    {
        var missing = HipItems.Labelled(report.Studies).Where(hip => hip.Study.Finding(hip.Label.Side) is null).ToList();
        if (missing.Count == 0) yield break;
        yield return new ReportBlock.Table(
            Caption("Labelled hips without a finding", missing.Count),
            ["Study", "Side", "Truth", "Notes on their images"],
            [.. missing.Take(MostRows).Select(hip => (IReadOnlyList<ReportCell>)
                [hip.Study.Study, hip.Label.Side.Code(), hip.Label.Class!.Value.DisplayName(), Notes(hip.Study, hip.Label)])],
            4);
    }

    private static string Notes(EvaluatedStudy study, HipLabel label) => string.Join(
        ' ', study.Prediction.Notes.Where(note => label.Readings.Any(reading => reading.SopInstanceUid == note.SopInstanceUid)).Select(note => note.Text).Distinct());

    private static string Caption(string what, int count) =>
        count > MostRows ? $"{what}: {FigureText.Count(MostRows)} of {FigureText.Count(count)}" : $"{what}: {FigureText.Count(count)}";
}
