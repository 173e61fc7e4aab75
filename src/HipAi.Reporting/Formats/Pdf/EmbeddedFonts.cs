using System.Reflection;
using PdfSharp.Fonts;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>
/// The fonts of documents: DejaVu Sans, which lies in this assembly, so that a document looks the same on every machine and no machine has
/// to have fonts. It shows Latin, Greek and Cyrillic letters.
/// </summary>
internal sealed class EmbeddedFonts : IFontResolver
{
    /// <summary>Its family, the only one there is.</summary>
    public const string Family = "DejaVu Sans";

    private const string Regular = "DejaVuSans.ttf";
    private const string Bold = "DejaVuSans-Bold.ttf";

    /// <inheritdoc/>
    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Regular);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The assembly was built without its fonts.</exception>
    public byte[]? GetFont(string faceName)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(faceName)
            ?? throw new InvalidOperationException($"The font {faceName} is not in this build: src/HipAi.Reporting/Fonts must hold it when HipAi.Reporting is built.");
        var font = new byte[stream.Length];
        stream.ReadExactly(font);
        return font;
    }
}
