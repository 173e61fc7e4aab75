using System.Buffers;
using System.Globalization;
using System.Text;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>Escape sequences of HL7 v2.5.1 2.7: how a text stands in a message without being read as its structure (requirement E4). Pure.</summary>
public static class Hl7Escape
{
    private const string LineBreak = ".br";

    // Printable ASCII but for delimiters and quotation marks: a text of these is itself.
    private static readonly SearchValues<char> Harmless =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ').Select(code => (char)code).Except("\\|^&~\"")]);

    /// <summary>
    /// Escapes a text for a message with <see cref="Hl7Delimiters.Usual"/>. Control characters, broken surrogates and line breaks are left out:
    /// a text of several lines goes through <see cref="Formatted"/>, or line by line.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text; two quotation marks alone come out in hexadecimal, since they would tell the receiver to remove the value.</returns>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExcept(Harmless)) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            Append(escaped, rune);
        // Looked at last: what was left out may have stood between the two.
        return escaped.Equals("\"\"") ? "\\X2222\\" : escaped.ToString();
    }

    /// <summary>Escapes a text of several lines for a value of type FT: line breaks become <c>\.br\</c>.</summary>
    /// <param name="text">Any text; CR LF, CR and LF end a line.</param>
    public static string Formatted(string text) => string.Join($"\\{LineBreak}\\", Lines(text).Select(Escape));

    /// <summary>The lines of a text, whichever way they end; a break at the very end makes no line.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<string> Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    /// <summary>
    /// Turns escape sequences back. Total: a sequence that is not known, or an escape character that stands alone, is left as it is, since
    /// senders write paths and the like without escaping.
    /// </summary>
    /// <param name="text">One component or subcomponent.</param>
    /// <param name="delimiters">The delimiters of its message.</param>
    /// <returns>The text; <c>\.br\</c> becomes LF, and highlighting is dropped.</returns>
    public static string Unescape(string text, Hl7Delimiters delimiters)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var end = text[at] == delimiters.Escape ? text.IndexOf(delimiters.Escape, at + 1) : -1;
            var meaning = end < 0 ? null : Meaning(text[(at + 1)..end], delimiters);
            plain.Append(meaning ?? text[at].ToString());
            at = meaning is null ? at + 1 : end + 1;
        }
        return plain.ToString();
    }

    private static void Append(StringBuilder escaped, Rune rune)
    {
        _ = rune.Value switch
        {
            '\\' => escaped.Append("\\E\\"),
            '|' => escaped.Append("\\F\\"),
            '^' => escaped.Append("\\S\\"),
            '&' => escaped.Append("\\T\\"),
            '~' => escaped.Append("\\R\\"),
            0xFFFD => escaped,
            _ when IsBreakOrControl(rune) => escaped,
            _ => escaped.Append(rune),
        };
    }

    private static bool IsBreakOrControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string? Meaning(string sequence, Hl7Delimiters delimiters) => sequence switch
    {
        "F" => delimiters.Field.ToString(),
        "S" => delimiters.Component.ToString(),
        "T" => delimiters.Subcomponent.ToString(),
        "R" => delimiters.Repetition.ToString(),
        "E" => delimiters.Escape.ToString(),
        LineBreak => "\n",
        "H" or "N" => "",
        ['X', .. var hex] when hex.Length > 0 && hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit) => Encoding.UTF8.GetString(Convert.FromHexString(hex)),
        _ => null,
    };
}
