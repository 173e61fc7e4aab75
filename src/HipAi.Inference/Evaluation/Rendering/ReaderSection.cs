using System.Globalization;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>The paper's Table 3: readers and models, each reader against the others.</summary>
internal static class ReaderSection
{
    public static IEnumerable<ReportBlock> Of(EvaluationReport report)
    {
        if (report.Readers.Count == 0) yield break;
        yield return new ReportBlock.Heading(2, "Readers (the paper's Table 3)");
        yield return new ReportBlock.Paragraph(
            "Leave-one-out: for each reader the gold is the class that most of the other readers called; "
            + "hips of images on which the others were evenly divided are left out and counted. "
            + $"A model is called not inferior when the lower end of the 95 % interval (one-sided 97.5 %) "
            + $"of its accuracy less the reader's, resampled in pairs by patient, lies above −{Points} percentage points. The margin was set beforehand.");
        yield return new ReportBlock.Table(
            "Each reader and the models on the same gold, per hip of a single image",
            ["Reader", "Who", "n", "Ties left out", "Accuracy", "Kappa", "Accuracy less the reader's", "Not inferior"],
            [.. report.Readers.SelectMany(Rows)],
            2);
    }

    private static string Points => (100 * EvaluationSettings.NonInferiorityMargin).ToString("0.#", CultureInfo.InvariantCulture);

    private static IEnumerable<IReadOnlyList<ReportCell>> Rows(ReaderRow row)
    {
        yield return [row.Reader, "reader", row.N, row.Ties, row.Accuracy, row.Kappa, FigureText.Nothing, FigureText.Nothing];
        foreach (var rival in row.Models)
            yield return
            [
                row.Reader, rival.Model, row.N, row.Ties, rival.Accuracy, rival.Kappa, rival.Difference,
                rival.IsNonInferior switch { true => "yes", false => "not shown", _ => FigureText.Nothing },
            ];
    }
}
