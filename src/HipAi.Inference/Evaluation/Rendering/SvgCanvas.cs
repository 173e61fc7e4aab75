using System.Globalization;
using System.Net;
using System.Text;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>Writes one SVG drawing; sizes in its own units, about pixels.</summary>
internal sealed class SvgCanvas(int width, int height, string title)
{
    private readonly StringBuilder body = new();

    /// <summary>Draws a straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, LineStyle style) =>
        body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" {style.Attributes}/>\n");

    /// <summary>Draws a curve; points that would lie on one pixel are drawn once.</summary>
    public void Polyline(IEnumerable<CurvePoint> points, LineStyle style)
    {
        var text = new StringBuilder();
        var last = new CurvePoint(double.NaN, double.NaN);
        CurvePoint? skipped = null;
        foreach (var point in points)
        {
            skipped = Math.Abs(point.X - last.X) < 0.75 && Math.Abs(point.Y - last.Y) < 0.75 ? point : null;
            if (skipped is not null) continue;
            text.Append(CultureInfo.InvariantCulture, $"{N(point.X)},{N(point.Y)} ");
            last = point;
        }

        if (skipped is { } end) text.Append(CultureInfo.InvariantCulture, $"{N(end.X)},{N(end.Y)} ");
        body.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{text.ToString().TrimEnd()}\" {style.Attributes}/>\n");
    }

    /// <summary>Draws a rectangle.</summary>
    public void Rectangle(double x, double y, double w, double h, string fill, string stroke = "none") =>
        body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(w)}\" height=\"{N(h)}\" fill=\"{fill}\" stroke=\"{stroke}\"/>\n");

    /// <summary>Draws a dot.</summary>
    public void Dot(double x, double y, double radius, string fill) =>
        body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{fill}\"/>\n");

    /// <summary>Writes words.</summary>
    /// <param name="x">Where they begin, end or are centred.</param>
    /// <param name="y">Their base line.</param>
    /// <param name="words">The words.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="size">Height of the letters.</param>
    /// <param name="more">Further attributes.</param>
    public void Text(double x, double y, string words, string anchor = "start", int size = 12, string more = "") =>
        body.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" font-size=\"{size}\"{more}>{WebUtility.HtmlEncode(words)}</text>\n");

    /// <summary>The drawing.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" "
        + $"font-family=\"system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif\" fill=\"#1c2229\">\n<title>{WebUtility.HtmlEncode(title)}</title>\n"
        + $"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n{body}</svg>\n");

    private static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
