using System.Globalization;
using System.Text;

namespace HipAi.Reporting.Formats;

/// <summary>
/// Values from outside as they go into a form (requirement E4), before the form's own escaping: nothing that breaks a line, drives a
/// terminal or turns the direction of writing. Unlike <see cref="PlainText.Line"/> it keeps runs of spaces and the joiners of names, since
/// a receiver compares identifiers sign by sign.
/// </summary>
internal static class FormText
{
    /// <summary>One value: cleaned, without space at either end.</summary>
    public static string Value(string text) => Clean(text).Trim();

    /// <summary>Whether nothing of a value would be changed but space at its ends.</summary>
    public static bool IsClean(string text) => Clean(text) == text;

    /// <summary>The lines of a text, each cleaned; spaces at their beginning stay, since reports indent with them.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => Clean(line).TrimEnd())];

    /// <summary>A text of several lines, cleaned; lines end with LF.</summary>
    public static string Text(string text) => string.Join('\n', Lines(text));

    private static string Clean(string text)
    {
        // Nearly every text is plain.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || TurnsDirection(rune.Value)) continue;
            var breaks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            clean.Append(breaks ? new Rune(' ') : IsNoCharacter(rune.Value) ? new Rune('?') : rune);
        }
        return clean.ToString();
    }

    // Unicode property Bidi_Control.
    private static bool TurnsDirection(int value) => value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    // Noncharacters: XML, and so an XHTML narrative, does not allow them.
    private static bool IsNoCharacter(int value) => value is >= 0xFDD0 and <= 0xFDEF || (value & 0xFFFE) == 0xFFFE;
}
