namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>The tables that every question has.</summary>
internal static class ClassificationTables
{
    /// <summary>The paper's Table 2: precision, recall, F1 and AUC of each class.</summary>
    /// <remarks>Where something decides what is stated, the last column tells how right that is.</remarks>
    public static ReportBlock.Table PerClass(string caption, Classification figures)
    {
        var decides = figures.Coverage.N > 0;
        return new ReportBlock.Table(
            caption,
            ["Class", "n", "Precision", "Recall", "F1", "AUC", .. decides ? new[] { "Precision when stated" } : []],
            [
                .. Enumerable.Range(0, figures.Classes.Count).Select(index => Row(figures, index, decides)),
                ["All", figures.N, FigureText.Nothing, new ReportCell($"accuracy {FigureText.Number(figures.Accuracy.Value)}"),
                 new ReportCell($"kappa {FigureText.Number(figures.Kappa.Value)}"), new ReportCell($"macro {FigureText.Number(figures.MacroAuc.Value)}"),
                 .. decides ? new ReportCell[] { figures.SelectiveAccuracy } : []],
            ]);
    }

    /// <summary>One line per group.</summary>
    /// <param name="caption">What the groups are.</param>
    /// <param name="head">Head of the first column.</param>
    /// <param name="groups">Name and figures.</param>
    public static ReportBlock.Table Groups(string caption, string head, IEnumerable<(string Name, Classification Figures)> groups) => new(
        caption,
        [head, "n", "Accuracy", "Kappa", "Macro AUC", "Coverage", "Accuracy when stated"],
        [.. groups.Select(group => (IReadOnlyList<ReportCell>)
            [group.Name, group.Figures.N, group.Figures.Accuracy, group.Figures.Kappa, group.Figures.MacroAuc, group.Figures.Coverage, group.Figures.SelectiveAccuracy])]);

    /// <summary>Truth in rows, answers in columns, numbered so that the heads stay narrow; shaded by the share of the row.</summary>
    public static ReportBlock.Table Confusion(string caption, Classification figures)
    {
        var names = figures.Classes.Names;
        return new ReportBlock.Table(
            caption,
            ["Truth \\ said", .. Enumerable.Range(0, names.Count).Select(index => Number(index)), "n"],
            [.. figures.Confusion.Select((row, truth) => (IReadOnlyList<ReportCell>)
                [$"{Number(truth)}  {names[truth]}", .. row.Select(count => Count(count, row.Sum())), row.Sum()])]);
    }

    /// <summary>Calibration of each model.</summary>
    public static ReportBlock.Table Calibration(string caption, IEnumerable<(string Name, Classification Figures)> groups) => new(
        caption,
        ["Model", "n", "Calibration error (ECE, 15 bins)", "Brier score"],
        [.. groups.Select(group => (IReadOnlyList<ReportCell>)[group.Name, group.Figures.N, group.Figures.CalibrationError, group.Figures.Brier])]);

    /// <summary>Accuracy against coverage.</summary>
    public static ReportBlock.Table Coverage(string caption, Classification figures) => new(
        caption,
        ["Stated", "Least probability", "Accuracy"],
        [.. figures.RiskCoverage.Select(row => (IReadOnlyList<ReportCell>)
            [FigureText.Percent(row.Coverage), FigureText.Number(row.Threshold), row.Accuracy])]);

    private static IReadOnlyList<ReportCell> Row(Classification figures, int index, bool decides)
    {
        var code = figures.Classes.Codes[index];
        return
        [
            figures.Classes.Names[index], figures.Confusion[index].Sum(), figures.Precision[code], figures.Recall[code], figures.F1[code], figures.Auc[code],
            .. decides ? new ReportCell[] { figures.StatedPrecision[code] } : [],
        ];
    }

    private static ReportCell Count(int count, int all) => new(count == 0 ? "·" : FigureText.Count(count), "", all == 0 ? 0 : (double)count / all);

    private static string Number(int index) => FormattableString.Invariant($"{index}");
}
