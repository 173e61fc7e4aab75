using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>Text as a document can show it.</summary>
internal static class ShownText
{
    /// <summary>Stands for every character that cannot be shown.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>Said where a document has such a character.</summary>
    public const string Note = "\uFFFD stands for a character that this document cannot show; the structured report has it.";

    /// <summary>One line of text; what the font lacks, or could only be shown with its letters in wrong order or form, becomes U+FFFD.</summary>
    public static string Of(string text, XFont font)
    {
        // Of ASCII the font has all.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (PlainText.Line(rune.ToString()).Length == 0 && rune.Value is not (' ' or Replacement)) AppendBlank(shown, rune);
            else shown.Append(CanShow(rune, font) ? (char)rune.Value : Replacement);
        }

        return shown.ToString();
    }

    /// <summary>Controls and other blanks become spaces; invisible format characters vanish.</summary>
    private static void AppendBlank(StringBuilder shown, Rune rune)
    {
        if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)) shown.Append(' ');
    }

    private static bool CanShow(Rune rune, XFont font) => rune.IsBmp && !NeedsShaping(rune.Value) && GlyphHelper.GlyphIndexFromCodePoint(rune.Value, font) != 0;

    // Scripts that run from right to left or whose letters join: Hebrew to Myanmar, and the presentation forms.
    private static bool NeedsShaping(int code) => code is >= 0x0590 and <= 0x109F or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFE;
}
