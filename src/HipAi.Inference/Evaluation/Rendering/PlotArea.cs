using System.Globalization;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>One pair of axes on a drawing.</summary>
/// <param name="Canvas">The drawing.</param>
/// <param name="Left">Left edge of the area.</param>
/// <param name="Top">Its top.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="XFrom">The value at the left edge.</param>
/// <param name="YFrom">The value at the bottom; the top and the right are 1.</param>
internal sealed record PlotArea(SvgCanvas Canvas, double Left, double Top, double Width, double Height, double XFrom = 0, double YFrom = 0)
{
    /// <summary>Draws grid, frame and the numbers at the axes.</summary>
    /// <param name="along">What goes to the right; empty for no words.</param>
    /// <param name="up">What goes up.</param>
    /// <param name="steps">Into how many parts each axis is divided.</param>
    public void Axes(string along, string up, int steps)
    {
        for (var i = 0; i <= steps; i++)
        {
            var (x, y) = (XFrom + ((1 - XFrom) * i / steps), YFrom + ((1 - YFrom) * i / steps));
            Canvas.Line(At(x, 0).X, Top, At(x, 0).X, Top + Height, LineStyle.Grid);
            Canvas.Line(Left, At(0, y).Y, Left + Width, At(0, y).Y, LineStyle.Grid);
            Canvas.Text(At(x, 0).X, Top + Height + 15, Tick(x), "middle", 11);
            Canvas.Text(Left - 6, At(0, y).Y + 4, Tick(y), "end", 11);
        }

        Canvas.Rectangle(Left, Top, Width, Height, "none", LineStyle.Frame.Colour);
        if (along.Length > 0) Canvas.Text(Left + (Width / 2), Top + Height + 34, along, "middle");
        if (up.Length == 0) return;
        var (x0, y0) = (Left - 44, Top + (Height / 2));
        Canvas.Text(x0, y0, up, "middle", 12, string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 {x0:0.#} {y0:0.#})\""));
    }

    /// <summary>Where a value is drawn.</summary>
    public CurvePoint At(double x, double y) =>
        new(Left + (Width * (x - XFrom) / (1 - XFrom)), Top + (Height * (1 - y) / (1 - YFrom)));

    /// <summary>Draws a curve; what lies below the area's floor is drawn on it.</summary>
    public void Curve(IEnumerable<CurvePoint> points, LineStyle style) =>
        Canvas.Polyline(points.Select(point => At(Math.Max(XFrom, point.X), Math.Max(YFrom, point.Y))), style);

    private static string Tick(double value) => Math.Round(value, 3).ToString("0.##", CultureInfo.InvariantCulture);
}
