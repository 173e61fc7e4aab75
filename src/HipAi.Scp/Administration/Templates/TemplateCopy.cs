using HipAi.Reporting;

namespace HipAi.Scp.Administration.Templates;

/// <summary>A new template from the text of an existing one: other name, title, language and studies, the same words and sections. Pure.</summary>
internal static class TemplateCopy
{
    private const string Fence = "---";

    private static readonly string[] Replaced = ["name:", "language:", "title:", "serves:"];

    /// <summary>Writes the copy.</summary>
    /// <param name="text">The text of the existing template.</param>
    /// <param name="name">Name of the new one.</param>
    /// <param name="language">Its language tag.</param>
    /// <param name="title">What it is.</param>
    /// <param name="serving">Which studies it serves.</param>
    internal static string Of(string text, string name, string language, string title, TemplateServing serving)
    {
        var lines = text.Split('\n');
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (end < 0) return text;
        string[] head = [Fence, $"name: {name}", $"language: {Quoted(language)}", $"title: {Quoted(title)}", .. Serves(serving)];
        return string.Join('\n', [.. head, .. Others(lines[1..end]), .. lines[end..]]);
    }

    /// <summary>A list as people write it, <c>CT1, CT2</c>, without blanks and repeats.</summary>
    internal static IReadOnlyList<string> List(string? text) =>
        [.. (text ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Serves(TemplateServing serving)
    {
        if (serving.Specificity == 0 && serving.Priority == 0) yield break;
        yield return "serves:";
        foreach (var (key, values) in new[] { ("sources", serving.Sources), ("institutions", serving.Institutions), ("procedures", serving.Procedures) })
            if (values.Count > 0) yield return $"  {key}: [{string.Join(", ", values.Select(Quoted))}]";
        if (serving.Priority != 0) yield return $"  priority: {serving.Priority}";
    }

    // A key and what is indented below it go together.
    private static IEnumerable<string> Others(IEnumerable<string> lines)
    {
        var skipping = false;
        foreach (var line in lines)
        {
            if (line.Length > 0 && line[0] is not (' ' or '#')) skipping = Replaced.Any(key => line.StartsWith(key, StringComparison.Ordinal));
            if (!skipping) yield return line;
        }
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
