namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>What must not be pre-dictated, and triage.</summary>
internal static class RefusalSection
{
    public static IEnumerable<ReportBlock> Of(EvaluationReport report)
    {
        yield return new ReportBlock.Heading(2, "What must not be pre-dictated");
        if (report.Refusals.Hips.Count == 0 && report.Refusals.Images.Count == 0)
            yield return new ReportBlock.Paragraph("The set names no hip with hardware outside the nine classes and no inadequate image.");
        if (report.Refusals.Hips.Count > 0)
            yield return Table("Share of hips that are absent from the findings or indeterminate, by the reason nothing may be stated", "Hips", report.Refusals.Hips);
        if (report.Refusals.Images.Count > 0)
            yield return Table("Share of images that were left out or led to no certain finding, by the reason nothing may be stated", "Images", report.Refusals.Images);
        yield return new ReportBlock.Table(
            "The price: images of which something may be stated", ["", "n", "Judged"],
            [["Adequate images", report.Refusals.AdequateImagesJudged.N, report.Refusals.AdequateImagesJudged]]);
        if (report is not { TriageViews: { } views, TriageQualities: { } qualities }) yield break;
        yield return new ReportBlock.Heading(3, "Triage of whole images");
        yield return ClassificationTables.PerClass("View, from the pixels alone", views);
        yield return ClassificationTables.Confusion("Views: how often each true view (row) was called what (column)", views);
        yield return ClassificationTables.PerClass("Quality, from the pixels alone", qualities);
        yield return ClassificationTables.Confusion("Qualities: how often each true quality (row) was called what (column)", qualities);
    }

    private static ReportBlock.Table Table(string caption, string head, IReadOnlyDictionary<string, Figure> kinds) => new(
        caption, [head, "n", "Not pre-dictated"],
        [.. kinds.Select(kind => (IReadOnlyList<ReportCell>)[kind.Key.Replace('_', ' '), kind.Value.N, kind.Value])]);
}
