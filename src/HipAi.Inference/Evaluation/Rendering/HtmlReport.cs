using System.Net;
using System.Text;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>Writes the report as one HTML page that needs nothing else: style and pictures inside, no script.</summary>
internal static class HtmlReport
{
    public static string Write(string title, IReadOnlyList<ReportBlock> blocks)
    {
        var text = new StringBuilder();
        text.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // Even if a label found a way round the escaping, the page could fetch and run nothing.
        text.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        text.Append("<title>").Append(Encode(title)).Append("</title>\n<style>\n").Append(HtmlStyle.Sheet).Append("</style>\n</head>\n<body>\n<main>\n");
        var contents = blocks.OfType<ReportBlock.Heading>().Where(heading => heading.Level == 2).ToList();
        var hasContents = false;
        foreach (var block in blocks)
        {
            if (block is ReportBlock.Heading { Level: 2 } && !hasContents)
            {
                var entries = contents.Select(heading => $"<li><a href=\"#{Anchor(heading)}\">{Encode(heading.Text)}</a></li>");
                text.Append("<nav aria-label=\"Contents\"><ul>").AppendJoin("", entries).Append("</ul></nav>\n");
                hasContents = true;
            }

            text.Append(Write(block));
        }

        return text.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Write(ReportBlock block) => block switch
    {
        ReportBlock.Heading { Level: 2 } heading => $"<h2 id=\"{Anchor(heading)}\">{Encode(heading.Text)}</h2>\n",
        ReportBlock.Heading heading => $"<h{heading.Level}>{Encode(heading.Text)}</h{heading.Level}>\n",
        ReportBlock.Paragraph paragraph => $"<p>{Encode(paragraph.Text)}</p>\n",
        ReportBlock.Warnings warnings =>
            $"<div class=\"warning\" role=\"note\">{string.Join("", warnings.Lines.Select(line => $"<p>{Encode(line)}</p>"))}</div>\n",
        ReportBlock.KeyFigures figures => $"<dl class=\"key\">{string.Join("", figures.Figures.Select(Key))}</dl>\n",
        ReportBlock.Table table => Table(table),
        ReportBlock.Picture picture => $"<figure>\n{picture.Svg}<figcaption>{Encode(picture.Caption)}</figcaption>\n</figure>\n",
        _ => throw new InvalidOperationException($"No HTML for {block.GetType().Name}."),
    };

    private static string Key((string Label, ReportCell Value, string Note) figure) =>
        $"<div><dt>{Encode(figure.Label)}</dt><dd><b>{Encode(figure.Value.Text)}</b><span>{Encode(figure.Value.Interval)}</span><small>{Encode(figure.Note)}</small></dd></div>";

    private static string Table(ReportBlock.Table table)
    {
        // A caption inside the table would be no wider than the table.
        var text = new StringBuilder($"<figure class=\"table\">\n<figcaption>{Encode(table.Caption)}</figcaption>\n<div class=\"scroll\"><table>\n<thead><tr>");
        text.AppendJoin("", table.Columns.Select((column, i) => $"<th scope=\"col\"{Class(i, table)}>{Encode(column)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
            text.Append("<tr>").AppendJoin("", row.Select((cell, i) => Cell(cell, i, table))).Append("</tr>\n");
        return text.Append("</tbody>\n</table></div>\n</figure>\n").ToString();
    }

    private static string Class(int column, ReportBlock.Table table) => column < table.TextColumns ? "" : " class=\"n\"";

    private static string Cell(ReportCell cell, int column, ReportBlock.Table table) =>
        column == 0 ? $"<th scope=\"row\">{Cell(cell)}</th>" : $"<td{Class(column, table)}{Shade(cell)}>{Cell(cell)}</td>";

    private static string Cell(ReportCell cell) => cell.Interval.Length > 0 ? $"{Encode(cell.Text)} <span>{Encode(cell.Interval)}</span>" : Encode(cell.Text);

    private static string Shade(ReportCell cell)
    {
        if (cell.Shade <= 0) return "";
        var step = Math.Clamp((int)Math.Ceiling(cell.Shade * 5), 1, 5);
        return FormattableString.Invariant($" data-shade=\"{step}\"");
    }

    private static string Anchor(ReportBlock.Heading heading) =>
        new([.. heading.Text.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);

    private static string Encode(string words) => WebUtility.HtmlEncode(words);
}
