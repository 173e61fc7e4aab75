namespace HipAi.Scp.Conformance;

/// <summary>Rows → a table in Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="headings">Its columns.</param>
    /// <param name="rows">Its rows, each with as many cells.</param>
    public static string Of(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = new List<string> { Line(headings), Line([.. headings.Select(_ => "---")]) };
        lines.AddRange(rows.Select(Line));
        return string.Join('\n', lines);
    }

    private static string Line(IReadOnlyList<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
