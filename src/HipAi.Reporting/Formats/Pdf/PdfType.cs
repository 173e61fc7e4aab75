using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>The faces and sizes of a document.</summary>
internal static class PdfType
{
    // Must stand first: fields get their values in the order of the text, and a font cannot be made before this.
    private static readonly XPdfFontOptions Unicode = Begin();

    public static XFont Title { get; } = Make(15, XFontStyleEx.Bold);

    public static XFont Heading { get; } = Make(10, XFontStyleEx.Bold);

    public static XFont Body { get; } = Make(8.5, XFontStyleEx.Regular);

    public static XFont Strong { get; } = Make(8.5, XFontStyleEx.Bold);

    public static XFont Small { get; } = Make(7, XFontStyleEx.Regular);

    public static XFont SmallStrong { get; } = Make(7, XFontStyleEx.Bold);

    public static XFont Watermark { get; } = Make(44, XFontStyleEx.Bold);

    private static readonly TextWidths RegularWidths = new(Body);
    private static readonly TextWidths BoldWidths = new(Strong);

    /// <summary>The width of a text, in points.</summary>
    public static double Width(string text, XFont font) => (font.Bold ? BoldWidths : RegularWidths).Of(text) * font.Size;

    /// <summary>From one line to the next, in points.</summary>
    public static double LineHeight(XFont font) => font.Size * 1.3;

    /// <summary>Tells PDFsharp of our fonts; text is written as code points, so that every letter can be searched and copied.</summary>
    private static XPdfFontOptions Begin()
    {
        GlobalFontSettings.FontResolver ??= new EmbeddedFonts();
        return new XPdfFontOptions(PdfFontEncoding.Unicode);
    }

    private static XFont Make(double size, XFontStyleEx style) => new(EmbeddedFonts.Family, size, style, Unicode);
}
