using System.Globalization;
using System.Text;

namespace HipAi.Studies;

/// <summary>What a person may write into a report: plain text of limited length. Template syntax in it is text like any other. Pure.</summary>
public static class ReviewText
{
    /// <summary>Most characters of a section or an addendum.</summary>
    public const int LongestSection = 20_000;

    /// <summary>Most characters of a report.</summary>
    public const int LongestReport = 60_000;

    /// <summary>
    /// The text as it is kept: lines end with LF, no control characters, no marks that turn the direction of writing, no blanks at the end of
    /// lines, no blank lines at either end.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n') clean.Append('\n');
            else if (rune.Value == '\t') clean.Append(' ');
            else if (!IsLeftOut(rune)) clean.Append(rune);
        }

        return string.Join('\n', clean.ToString().Split('\n').Select(line => line.TrimEnd())).Trim('\n');
    }

    /// <summary>The same as one line.</summary>
    public static string CleanLine(string text) => Clean(text).Replace('\n', ' ').Trim();

    /// <summary>Whether a person may not write a section: it says how the draft was made, and what must not be done with it.</summary>
    public static bool IsReadOnly(ReportSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section.Code is SectionCode.Provenance or SectionCode.Limitations;
    }

    // The two joiners belong to the spelling of some languages; other marks of format are invisible or turn the direction of writing.
    private static bool IsLeftOut(Rune rune) => rune == Rune.ReplacementChar || (rune.Value is not (0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
