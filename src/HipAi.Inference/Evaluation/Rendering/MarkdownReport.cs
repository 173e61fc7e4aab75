using System.Text;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>Writes the report as Markdown, pictures as links to their files.</summary>
internal static class MarkdownReport
{
    public static string Write(IEnumerable<ReportBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(Write(block));
        }

        return text.ToString();
    }

    private static string Write(ReportBlock block) => block switch
    {
        ReportBlock.Heading heading => $"{new string('#', heading.Level)} {Escape(heading.Text)}\n",
        ReportBlock.Paragraph paragraph => $"{Escape(paragraph.Text)}\n",
        ReportBlock.Warnings warnings => string.Join("", warnings.Lines.Select(line => $"> **{Escape(line)}**\n")),
        ReportBlock.KeyFigures figures => Table(
            ["", "value", "95 % interval", ""],
            figures.Figures.Select(figure => new[] { figure.Label, figure.Value.Text, figure.Value.Interval, figure.Note }), 1),
        ReportBlock.Table table => $"**{Escape(table.Caption)}**\n\n{Table(table.Columns, table.Rows.Select(row => row.Select(Flat)), table.TextColumns)}",
        ReportBlock.Picture picture => $"![{Escape(picture.Caption)}]({picture.File})\n",
        _ => throw new InvalidOperationException($"No Markdown for {block.GetType().Name}."),
    };

    private static string Flat(ReportCell cell) => cell.Interval.Length > 0 ? $"{cell.Text} ({cell.Interval})" : cell.Text;

    private static string Table(IReadOnlyList<string> columns, IEnumerable<IEnumerable<string>> rows, int textColumns)
    {
        var text = new StringBuilder();
        Line(columns);
        text.Append('|').AppendJoin('|', columns.Select((_, i) => i < textColumns ? "---" : "--:")).Append("|\n");
        foreach (var row in rows) Line(row);
        return text.ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");
    }

    // File names and labels come from outside: nothing in them may begin a table, a link or HTML.
    private static string Escape(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var letter in words)
        {
            if (letter is '|' or '<' or '>' or '[' or ']' or '`' or '\\') text.Append('\\');
            text.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return text.ToString();
    }
}
