using HipAi.Studies;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>The hardware class: the papers' Table 2, confusion, curves, coverage, calibration and groups.</summary>
internal static class HardwareSection
{
    public static IEnumerable<ReportBlock> Of(EvaluationReport report)
    {
        yield return new ReportBlock.Heading(2, "Hardware class");
        if (report.Hardware.N == 0)
        {
            yield return new ReportBlock.Paragraph("No hip with one of the nine classes as its label was judged.");
            yield break;
        }

        var models = Models(report);
        yield return ClassificationTables.Groups("Each model alone and the ensemble, per hip with all its views", "Model", models);
        yield return ClassificationTables.Groups("The same, per hip of a single image (the unit of the source paper)", "Model", Images(report));
        foreach (var block in Table2(report).Concat(Curves(report, models)).Concat(Groups(report))) yield return block;
    }

    private static IEnumerable<ReportBlock> Table2(EvaluationReport report)
    {
        yield return new ReportBlock.Heading(3, "Per class (the paper's Table 2)");
        yield return ClassificationTables.PerClass("Ensemble, per hip with all its views", report.Hardware);
        foreach (var (name, figures) in Images(report).Skip(1)) yield return ClassificationTables.PerClass($"{name}, per hip of a single image", figures);
        yield return ClassificationTables.Confusion("Confusion: how often each true class (row) was called what (column); ensemble, per hip, certain or not", report.Hardware);
    }

    private static IEnumerable<ReportBlock> Curves(EvaluationReport report, IReadOnlyList<(string Name, Classification Figures)> models)
    {
        yield return new ReportBlock.Picture(
            "roc-hardware.svg",
            "ROC curves, one class against all others, per hip. Along: false positive rate; up: true positive rate. The AUC is the ensemble's.",
            Pictures.Roc("ROC curves of the hardware classes", models));
        yield return new ReportBlock.Heading(3, "Accuracy against coverage");
        yield return new ReportBlock.Picture(
            "risk-coverage-hardware.svg",
            "Accuracy of the most confident answers, by the fused probability.",
            Pictures.RiskCoverage("Accuracy against coverage, hardware", models));
        yield return ClassificationTables.Coverage("Ensemble: if only the most confident answers were stated", report.Hardware);
        yield return new ReportBlock.Paragraph(
            "The product decides by more than the probability (disagreement, margin, contradicting views, unfamiliar images): "
            + "what it states is under “Coverage” and “Accuracy when stated” above.");
        yield return new ReportBlock.Heading(3, "Calibration");
        yield return ClassificationTables.Calibration("Whether probabilities keep what they promise, per hip", models);
        yield return new ReportBlock.Picture(
            "reliability-hardware.svg",
            "Ensemble: accuracy against probability. On the dotted line probabilities are what they say.",
            Pictures.Reliability("Reliability curve, hardware", report.Hardware));
    }

    private static IEnumerable<ReportBlock> Groups(EvaluationReport report)
    {
        yield return new ReportBlock.Heading(3, "Groups (ensemble, per hip)");
        foreach (var (caption, head, groups) in new[]
        {
            ("By the views that spoke", "Views", report.Views.ToDictionary(group => Words(group.Key), group => group.Value)),
            ("By device", "Device", report.Vendors),
            ("By site", "Site", report.Sites),
        })
            if (groups.Count > 0) yield return ClassificationTables.Groups(caption, head, groups.Select(group => (group.Key, group.Value)));
    }

    private static string Words(string viewSet) => string.Join(
        " + ", viewSet.Split('+').Select(code => Enum.GetValues<RadiographView>().First(view => view.Code() == code).DisplayName()));

    private static List<(string Name, Classification Figures)> Models(EvaluationReport report) =>
        [("ensemble", report.Hardware), .. report.Members.Select(member => (member.Key, member.Value))];

    private static List<(string Name, Classification Figures)> Images(EvaluationReport report) => [.. report.Images.Select(image => (image.Key, image.Value))];
}
