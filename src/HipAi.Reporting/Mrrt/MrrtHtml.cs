using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace HipAi.Reporting.Mrrt;

/// <summary>
/// Reads HTML that may be hostile. Nothing in it is run or fetched; its size is bounded before it is parsed, and it is walked without recursion.
/// </summary>
internal static class MrrtHtml
{
    /// <summary>The most tags; the templates of RSNA have some hundreds.</summary>
    private const int MostTags = 3_000;

    /// <summary>The deepest nesting.</summary>
    private const int DeepestNesting = 200;

    // An HTML parser opens these anew in every paragraph after them: a few thousand would make millions of elements. Their text is all that counts.
    private static readonly Regex Formatting = new(
        @"</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?:[\s/][^<>]*)?>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Parses it.</summary>
    /// <exception cref="MrrtException">It is too large or nested too deeply.</exception>
    public static IDocument Parse(string html)
    {
        if (html.Length > MrrtReader.MaximumCharacters) throw new MrrtException($"The file has {html.Length} characters; {MrrtReader.MaximumCharacters} at most.");
        // A blank, so that what stood around a tag never becomes one.
        html = Formatting.Replace(html, " ");
        if (html.AsSpan().Count('<') > MostTags) throw new MrrtException($"The file has more than {MostTags} tags.");
        var document = new HtmlParser().ParseDocument(html);
        foreach (var (_, depth) in Walk(document))
            if (depth > DeepestNesting) throw new MrrtException($"The elements of the file are nested deeper than {DeepestNesting}.");
        return document;
    }

    /// <summary>All nodes below one, in order, with their depth below it.</summary>
    public static IEnumerable<(INode Node, int Depth)> Walk(INode root)
    {
        var (node, depth) = (root.FirstChild, 1);
        while (node is not null)
        {
            yield return (node, depth);
            if (node.FirstChild is { } child)
            {
                (node, depth) = (child, depth + 1);
                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                (node, depth) = (node.Parent, depth - 1);
                if (node == root) yield break;
            }

            node = node?.NextSibling;
        }
    }

    /// <summary>All elements of a name below a node.</summary>
    public static IEnumerable<IElement> Elements(INode root, string name) => Walk(root).Select(found => found.Node).OfType<IElement>().Where(element => element.LocalName == name);

    /// <summary>The text below a node on one line.</summary>
    public static string Text(INode node) => PlainText.Line(string.Concat(Walk(node).Select(found => found.Node).OfType<IText>().Select(text => text.Data + " "))).Trim();
}
