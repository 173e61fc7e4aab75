namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Texts of records as they may stand in DICOM values: cleaned as in every form (<see cref="FormText"/>), then as DICOM wants them.</summary>
internal static class ResultText
{
    /// <summary>One line for a single value; what is too long ends with three full stops, and a backslash, which parts values, becomes a slash.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">The most characters, 4 or more.</param>
    public static string Line(string text, int most)
    {
        var line = FormText.Value(text).Replace('\\', '/');
        if (line.Length <= most) return line;
        var end = char.IsHighSurrogate(line[most - 4]) ? most - 4 : most - 3;
        return line[..end] + "...";
    }

    /// <summary>Lines for unlimited text (UT): ends become CR LF (PS3.5 6.1.3).</summary>
    public static string Lines(string text) => string.Join("\r\n", FormText.Lines(text)).TrimEnd();
}
