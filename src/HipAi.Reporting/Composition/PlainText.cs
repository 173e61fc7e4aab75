using System.Globalization;
using System.Text;

namespace HipAi.Reporting;

/// <summary>Makes values from outside harmless in plain text (requirement E4).</summary>
internal static class PlainText
{
    /// <summary>
    /// One line without control characters: line breaks, tabs and controls become a space, invisible format characters (direction
    /// overrides, zero-width marks) and broken surrogates vanish, runs of spaces become one.
    /// </summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Format || rune == Rune.ReplacementChar) continue;
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator)
                Space(line);
            else
                line.Append(rune);
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>The lines of a rendered section: no trailing spaces, no blank line at either end, never two blank lines.</summary>
    public static string Tidy(string rendered)
    {
        var kept = new List<string>();
        foreach (var line in rendered.Split('\n').Select(line => line.TrimEnd()))
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0)) kept.Add(line);
        return string.Join('\n', kept).TrimEnd('\n');
    }

    /// <summary>The text with its first letter in upper case.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The text as a sentence with its full stop.</summary>
    public static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";

    /// <summary>The texts in a row: "a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> texts, string and) =>
        texts.Count < 2 ? string.Concat(texts) : $"{string.Join(", ", texts.Take(texts.Count - 1))} {and} {texts[^1]}";

    /// <summary>A value with its unit and the language's decimal sign: "0,97 mm"; empty when there is no value.</summary>
    public static string Measurement(string value, string unit, string decimalSign) =>
        value.Length == 0 ? "" : $"{(decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? value.Replace(".", decimalSign, StringComparison.Ordinal) : value)} {unit}".TrimEnd();

    /// <summary>A date <c>2026-11-21</c> in the language's form; anything else as it is.</summary>
    public static string Date(string date, string format) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString(format, CultureInfo.InvariantCulture)
            : date;

    private static void Space(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
    }
}
