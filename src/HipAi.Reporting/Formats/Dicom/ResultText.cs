using System.Globalization;
using System.Text;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Texts of records as they may stand in DICOM values (requirement E4).</summary>
internal static class ResultText
{
    /// <summary>One line for a single value; what is too long ends with three full stops, and a backslash, which parts values, becomes a slash.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">The most characters, 4 or more.</param>
    public static string Line(string text, int most)
    {
        var line = PlainText.Line(text).Replace('\\', '/');
        if (line.Length <= most) return line;
        var end = char.IsHighSurrogate(line[most - 4]) ? most - 4 : most - 3;
        return line[..end] + "...";
    }

    /// <summary>Lines for unlimited text (UT): ends become CR LF (PS3.5 6.1.3), other control and invisible format characters vanish.</summary>
    public static string Lines(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").TrimEnd().EnumerateRunes())
        {
            if (rune.Value == '\n') clean.Append("\r\n");
            else if (rune.Value == '\t') clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)) clean.Append(rune);
        }

        return clean.ToString();
    }
}
