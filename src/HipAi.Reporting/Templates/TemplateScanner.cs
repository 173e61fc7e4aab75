namespace HipAi.Reporting;

/// <summary>Finds the mustaches of a section, with their lines. A single pass, no recursion.</summary>
internal static class TemplateScanner
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>All mustaches but comments, in order.</summary>
    /// <param name="source">Name of the file for messages.</param>
    /// <param name="text">A section, or a partial.</param>
    /// <param name="firstLine">The line of the file on which it begins, from 1.</param>
    /// <exception cref="TemplateException">A mustache is not closed, is empty or is of a kind outside the subset.</exception>
    public static IReadOnlyList<Mustache> Scan(string source, string text, int firstLine)
    {
        var found = new List<Mustache>();
        var (line, at) = (firstLine, 0);
        while (text.IndexOf(Open, at, StringComparison.Ordinal) is var start and >= 0)
        {
            line += text.AsSpan(at, start - at).Count('\n');
            var comment = text.AsSpan(start).StartsWith("{{!", StringComparison.Ordinal);
            var close = comment && text.AsSpan(start).StartsWith("{{!--", StringComparison.Ordinal) ? "--}}" : Close;
            var end = text.IndexOf(close, start, StringComparison.Ordinal);
            var inner = end < 0 ? "" : text[(start + Open.Length)..end];
            if (end < 0 || (!comment && inner.Contains(Open, StringComparison.Ordinal)))
                throw new TemplateException(source, line, $"'{Excerpt(text, start)}' is not closed by '{close}'");
            if (inner.StartsWith('{')) throw new TemplateException(source, line, $"'{Excerpt(text, start)}': write two braces, not three");
            if (!comment) found.Add(new Mustache(line, Tokens(source, line, inner), start, end + close.Length - start));
            at = end + close.Length;
            line += text.AsSpan(start, at - start).Count('\n');
        }
        return found;
    }

    /// <summary>The text without its comments.</summary>
    public static string WithoutComments(string text)
    {
        var kept = new System.Text.StringBuilder();
        var at = 0;
        while (text.IndexOf("{{!", at, StringComparison.Ordinal) is var start and >= 0)
        {
            kept.Append(text, at, start - at);
            var close = text.AsSpan(start).StartsWith("{{!--", StringComparison.Ordinal) ? "--}}" : Close;
            var end = text.IndexOf(close, start, StringComparison.Ordinal);
            at = end < 0 ? text.Length : end + close.Length;
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }

    private static List<string> Tokens(string source, int line, string inner)
    {
        var tokens = new List<string>();
        var at = 0;
        inner = inner.Trim('~');
        if (inner.TrimStart().StartsWith('>')) return [">", .. inner.TrimStart()[1..].Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)];
        while (at < inner.Length)
        {
            var length = Length(source, line, inner, at);
            if (length > 0) tokens.Add(inner.Substring(at, length));
            at += Math.Max(length, 1);
        }
        return tokens.Count > 0 ? tokens : throw new TemplateException(source, line, "'{{}}' is empty");
    }

    // Length of the token at a position; 0 for white space.
    private static int Length(string source, int line, string inner, int at)
    {
        var first = inner[at];
        if (char.IsWhiteSpace(first)) return 0;
        if (first is '(' or ')') return 1;
        if (first is '"' or '\'')
        {
            var end = inner.IndexOf(first, at + 1);
            return end > 0 ? end - at + 1 : throw new TemplateException(source, line, "'{{" + inner + "}}' has a text that is not closed");
        }
        var length = (at == 0 && first is '#' or '/') || first is '@' ? 1 : 0;
        while (at + length < inner.Length && (char.IsAsciiLetterOrDigit(inner[at + length]) || inner[at + length] is '.' or '_')) length++;
        return length > 0 ? length : throw new TemplateException(source, line, $"'{first}' does not belong into '{{{{{inner}}}}}'; see docs/templates.md");
    }

    private static string Excerpt(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        var excerpt = end < 0 ? text[start..] : text[start..end];
        return excerpt.Length > 40 ? excerpt[..40] + "…" : excerpt;
    }
}
