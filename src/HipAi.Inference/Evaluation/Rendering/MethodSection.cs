using System.Globalization;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>How figures and intervals were made.</summary>
internal static class MethodSection
{
    public static IEnumerable<ReportBlock> Of(EvaluationReport report)
    {
        yield return new ReportBlock.Heading(2, "How this was measured");
        yield return new ReportBlock.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"Intervals hold 95 %: percentiles of {report.Settings.Replicates} bootstrap replicates (seed {report.Settings.Seed}) that resample patients, "
            + $"so that hips and images of one patient come or stay together. "
            + $"A share of exactly 0 or 1 has the bound of Clopper and Pearson instead; "
            + $"for an AUC of 1 it is that of as many right answers as the smaller of positives and negatives."));
        yield return new ReportBlock.Paragraph(
            "Studies are judged as the service judges them: view and side by header (what a label states wins), quality gate, every member on every view, "
            + "fusion. Accuracy, kappa and AUC count every answer, certain or not; hips without a finding count against the coverage only. "
            + "A hip is stated when its finding is certain.");
        yield return new ReportBlock.Paragraph("The columns, every field of metrics.json and the rules are described in docs/evaluation.md of HipAI.");
    }
}
