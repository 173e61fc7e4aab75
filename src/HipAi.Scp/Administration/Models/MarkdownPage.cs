using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipAi.Scp.Administration.Models;

/// <summary>
/// Markdown of a file that came with a model → HTML for our page. Such a file may come from anywhere: markup of its own is shown as text,
/// pictures become their titles, and a link leads to the web or nowhere.
/// </summary>
internal static class MarkdownPage
{
    /// <summary>Headings begin below those of the page.</summary>
    private const int HeadingsBelow = 1;

    private const int LowestHeading = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Renders.</summary>
    public static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + HeadingsBelow, LowestHeading);
        // Alignment would be written as a style in the tag, which our pages do not allow.
        foreach (var column in document.Descendants<Table>().SelectMany(table => table.ColumnDefinitions)) column.Alignment = null;
        foreach (var link in document.Descendants<LinkInline>().ToList()) Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsWeb(link.Url)).ToList()) link.ReplaceBy(new LiteralInline(link.Url));
        return document.ToHtml(Pipeline);
    }

    private static void Tame(LinkInline link)
    {
        if (!link.IsImage && (IsWeb(link.Url) || link.Url is ['#', ..])) return;
        link.ReplaceBy(new ContainerInline(), copyChildren: true);
    }

    private static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
