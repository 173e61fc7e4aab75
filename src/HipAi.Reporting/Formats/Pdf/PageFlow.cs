using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>The body of a document as it flows from page to page, top to bottom. Sizes are points.</summary>
/// <param name="document">Receives the pages.</param>
/// <param name="top">Where the body begins on a page.</param>
internal sealed class PageFlow(PdfDocument document, double top) : IDisposable
{
    /// <summary>Left edge of the body.</summary>
    public const double Left = 42;

    /// <summary>Width of the body on A4.</summary>
    public const double Width = 595 - (2 * Left);

    private const double Bottom = 842 - 46;

    private readonly List<(PdfPicture Picture, PdfPlace Place)> placed = [];
    private XGraphics? page;

    /// <summary>Where the next thing goes.</summary>
    public double Y { get; private set; }

    /// <summary>What is left of the page.</summary>
    public double Rest => Bottom - Y;

    /// <summary>Whether a character could not be shown.</summary>
    public bool HasReplaced { get; private set; }

    /// <summary>The page that is being filled.</summary>
    public XGraphics Page
    {
        get
        {
            if (page is null) NewPage();
            return page!;
        }
    }

    /// <summary>Goes to the next page.</summary>
    public void NewPage()
    {
        EndPage();
        var next = document.AddPage();
        next.Size = PageSize.A4;
        page = XGraphics.FromPdfPage(next);
        Y = top;
    }

    /// <summary>Goes to the next page unless so much is left of this one.</summary>
    public void Need(double height)
    {
        _ = Page;
        if (Rest < height) NewPage();
    }

    /// <summary>Leaves a gap.</summary>
    public void Skip(double height) => Y += height;

    /// <summary>Writes a line at a place of this page.</summary>
    public void Write(string line, XFont font, XBrush brush, double x, double baseline)
    {
        HasReplaced |= line.Contains(ShownText.Replacement, StringComparison.Ordinal);
        Page.DrawString(line, font, brush, x, baseline);
    }

    /// <summary>The picture of a PNG file, for this document.</summary>
    /// <inheritdoc cref="PdfPicture.Of(PdfDocument, byte[], int)"/>
    public PdfPicture Picture(byte[] png, int longestSide) => PdfPicture.Of(document, png, longestSide);

    /// <summary>Lays a picture on this page, which shows it once the page is complete: nothing may lie below it.</summary>
    public void Place(PdfPicture picture, PdfPlace place)
    {
        _ = Page;
        placed.Add((picture, place));
    }

    /// <summary>Writes a text of any length over the whole width; its line ends stay, spaces at the start of a line indent it.</summary>
    public void Paragraph(string text, XFont font)
    {
        foreach (var line in text.Split('\n'))
        {
            var indent = Math.Min(line.Length - line.TrimStart(' ').Length, 20) * font.Size / 3;
            foreach (var part in Wrap(line, font, Width - indent))
            {
                Need(PdfType.LineHeight(font));
                Write(part, font, XBrushes.Black, Left + indent, Y + font.Size);
                Skip(PdfType.LineHeight(font));
            }
        }
    }

    /// <summary>A heading that does not stand alone at the end of a page.</summary>
    public void Heading(string text)
    {
        Need(60);
        Skip(7);
        Paragraph(text, PdfType.Heading);
        Skip(2);
    }

    /// <summary>The lines of one line of text that are not wider than there is room; a word that is too wide is broken.</summary>
    public static IReadOnlyList<string> Wrap(string text, XFont font, double room) =>
        LineBreaker.Break(ShownText.Of(text, font).Trim(), room, part => PdfType.Width(part, font));

    /// <summary>Ends the last page.</summary>
    public void Dispose() => EndPage();

    private void EndPage()
    {
        page?.Dispose();
        if (placed.Count > 0) PdfPicture.Draw(document.Pages[^1], placed);
        placed.Clear();
    }
}
