using PdfSharp.Drawing;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>
/// How wide texts are in one face. Every letter has its own width, whatever stands beside it (there is no kerning), so the letters of
/// European languages are measured once for all documents.
/// </summary>
/// <param name="face">A font of the face, of any size.</param>
internal sealed class TextWidths(XFont face)
{
    // Behind Latin Extended-B.
    private const char End = '\u0250';

    private static readonly XGraphics Ruler = XGraphics.CreateMeasureContext(new XSize(595, 842), XGraphicsUnit.Point, XPageDirection.Downwards);

    private readonly double[] known = [.. Enumerable.Range(0, End).Select(code => Measured(((char)code).ToString(), face))];

    /// <summary>The width of a text at a size of one point.</summary>
    public double Of(string text)
    {
        var width = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= End) return width + Measured(text[i..], face);
            width += known[text[i]];
        }

        return width;
    }

    // Documents are written on several threads, and PDFsharp does not say that one may measure on two at a time.
    private static double Measured(string text, XFont face)
    {
        lock (Ruler) return Ruler.MeasureString(text, face).Width / face.Size;
    }
}
