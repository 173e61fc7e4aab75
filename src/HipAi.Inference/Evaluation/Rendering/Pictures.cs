namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>The pictures of a report.</summary>
internal static class Pictures
{
    private const int Panel = 190;
    private const int PanelWidth = 262;
    private const int PanelHeight = 262;
    private const int Columns = 3;

    /// <summary>ROC curves, a panel per class that has one, a line per model.</summary>
    /// <param name="title">What it shows, for who cannot see it.</param>
    /// <param name="models">Names of the models with their figures, the ensemble first.</param>
    public static string Roc(string title, IReadOnlyList<(string Name, Classification Figures)> models)
    {
        var classes = models[0].Figures.Classes;
        var shown = Enumerable.Range(0, classes.Count).Where(index => models[0].Figures.RocCurves[classes.Codes[index]].Count > 0).ToList();
        var rows = Math.Max(1, (shown.Count + Columns - 1) / Columns);
        var canvas = new SvgCanvas(Columns * PanelWidth, (rows * PanelHeight) + 40, title);
        for (var i = 0; i < shown.Count; i++)
            RocPanel(canvas, (i % Columns * PanelWidth) + 46, (i / Columns * PanelHeight) + 28, classes.Names[shown[i]], classes.Codes[shown[i]], models);
        Legend(canvas, 46, (rows * PanelHeight) + 22, models);
        return canvas.ToString();
    }

    /// <summary>Accuracy of the most confident answers against their share, a line per model.</summary>
    public static string RiskCoverage(string title, IReadOnlyList<(string Name, Classification Figures)> models)
    {
        // Two hundred answers and fewer jump; the floor follows what is drawn from a tenth of the answers on.
        var least = models.SelectMany(model => model.Figures.RiskCurve).Where(point => point.X >= 0.1).Select(point => point.Y).DefaultIfEmpty(0).Min();
        var floor = least > 0.98 ? 0.95 : least > 0.9 ? 0.9 : least > 0.75 ? 0.75 : least > 0.5 ? 0.5 : 0;
        var canvas = new SvgCanvas(620, 420, title);
        var plot = new PlotArea(canvas, 70, 20, 520, 320, 0, floor);
        plot.Axes("Coverage: share of the answers that is stated, most confident first", "Accuracy of the stated answers", 5);
        for (var i = models.Count - 1; i >= 0; i--) plot.Curve(models[i].Figures.RiskCurve, LineStyle.Of(i));
        Legend(canvas, 70, 408, models);
        return canvas.ToString();
    }

    /// <summary>Accuracy against probability, with the number of answers of each bin below.</summary>
    public static string Reliability(string title, Classification figures)
    {
        var canvas = new SvgCanvas(460, 500, title);
        var plot = new PlotArea(canvas, 70, 20, 360, 340);
        plot.Axes("", "Accuracy", 5);
        plot.Curve([new CurvePoint(0, 0), new CurvePoint(1, 1)], LineStyle.Reference);
        var bins = figures.ReliabilityCurve.Where(bin => bin.N > 0).ToList();
        plot.Curve(bins.Select(bin => new CurvePoint(bin.Confidence!.Value, bin.Accuracy!.Value)), LineStyle.Of(0));
        var most = Math.Max(1, figures.ReliabilityCurve.Max(bin => bin.N));
        foreach (var bin in bins)
        {
            var at = plot.At(bin.Confidence!.Value, bin.Accuracy!.Value);
            canvas.Dot(at.X, at.Y, 2.5 + (4 * Math.Sqrt((double)bin.N / most)), "#1c2229");
            var (left, right, height) = (plot.At(bin.Low, 0).X, plot.At(bin.High, 0).X, 60 * Math.Sqrt((double)bin.N / most));
            canvas.Rectangle(left + 1, 455 - height, right - left - 2, height, "#8b96a1");
            canvas.Text((left + right) / 2, 451 - height, FigureText.Count(bin.N), "middle", 9);
        }

        canvas.Line(70, 455, 430, 455, LineStyle.Frame);
        canvas.Text(250, 474, "Probability of the answer", "middle");
        canvas.Text(250, 490, "bars: number of answers, root scale", "middle", 10);
        return canvas.ToString();
    }

    private static void RocPanel(
        SvgCanvas canvas, double left, double top, string name, string code, IReadOnlyList<(string Name, Classification Figures)> models)
    {
        var plot = new PlotArea(canvas, left, top, Panel, Panel);
        plot.Axes("", "", 4);
        plot.Curve([new CurvePoint(0, 0), new CurvePoint(1, 1)], LineStyle.Reference);
        for (var i = models.Count - 1; i >= 0; i--) plot.Curve(models[i].Figures.RocCurves[code], LineStyle.Of(i));
        canvas.Text(left, top - 9, name, "start", 11, " font-weight=\"600\"");
        var area = models[0].Figures.Auc[code];
        canvas.Text(left + Panel - 8, top + Panel - 24, $"AUC {FigureText.Number(area.Value)}", "end", 12);
        var interval = FigureText.Cell(area).Interval;
        if (interval.Length > 0) canvas.Text(left + Panel - 8, top + Panel - 10, interval, "end", 10);
    }

    private static void Legend(SvgCanvas canvas, double x, double y, IReadOnlyList<(string Name, Classification Figures)> models)
    {
        for (var i = 0; i < models.Count; i++)
        {
            canvas.Line(x, y - 4, x + 30, y - 4, LineStyle.Of(i));
            canvas.Text(x + 36, y, models[i].Name);
            x += 62 + (7.2 * models[i].Name.Length);
        }
    }
}
