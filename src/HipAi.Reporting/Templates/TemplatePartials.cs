using System.Text;

namespace HipAi.Reporting;

/// <summary>
/// Partials: pieces that templates share, one file <c>partials/NAME.hbs</c> each, used as <c>{{&gt; NAME}}</c> (requirement E1). They are put
/// in before a template is compiled, so that nothing can recurse when it renders (requirement E4).
/// </summary>
public static class TemplatePartials
{
    /// <summary>Name of their folder beside the templates.</summary>
    public const string FolderName = "partials";

    /// <summary>How deep partials may use partials.</summary>
    public const int DeepestNesting = 4;

    /// <summary>How often one template may use partials, those of partials counted; more is a template that blows itself up.</summary>
    public const int MostUses = 200;

    /// <summary>The most partials of a folder.</summary>
    public const int MostFiles = 200;

    /// <summary>A partial without its notes: <c>{{! … }}</c>.</summary>
    /// <param name="text">The partial.</param>
    public static string WithoutNotes(string text) => TemplateScanner.WithoutComments(text);

    /// <summary>Reads a folder of partials; empty when there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="TemplateException">A partial is too large, is not UTF-8 or has no proper name.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        if (!Directory.Exists(folder)) return new Dictionary<string, string>();
        var files = Directory.GetFiles(folder, "*.hbs").Order(StringComparer.Ordinal).ToList();
        if (files.Count > MostFiles) throw new TemplateException(FolderName, 1, $"{files.Count} partials; {MostFiles} at most");
        var partials = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!IsName(name)) throw new TemplateException(Source(name), 1, "the name of a partial consists of small letters, digits and hyphens");
            partials[name] = TemplateFile.Read(file, Source(name));
        }

        return partials;
    }

    /// <summary>Whether a partial may have that name.</summary>
    public static bool IsName(string name) =>
        name is { Length: > 0 and <= 64 } && name[0] != '-' && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>How messages name a partial.</summary>
    internal static string Source(string name) => $"{FolderName}/{name}.hbs";

    /// <summary>The section with its partials put in. They have been checked: none uses itself.</summary>
    internal static TemplateSection Expand(string source, TemplateSection section, IReadOnlyDictionary<string, string> partials) =>
        section with { Source = Expand(source, section.Source, partials) };

    private static string Expand(string source, string text, IReadOnlyDictionary<string, string> partials)
    {
        var expanded = new StringBuilder(text);
        foreach (var use in TemplateScanner.Scan(source, text, 1).Where(mustache => mustache.Tokens[0] == ">").Reverse())
        {
            var partial = Expand(source, partials[use.Tokens[1]], partials).TrimEnd('\n');
            var (start, end) = (use.Start, use.Start + use.Length);
            if (IsAlone(text, start, end))
            {
                // Alone on its line: the line goes with it where the partial says nothing.
                if (end < text.Length && IsSilent(partial)) end++;
                if (IsSilent(partial)) partial = "";
            }

            expanded.Remove(start, end - start).Insert(start, partial);
        }

        return expanded.ToString();
    }

    private static bool IsAlone(string text, int start, int end) => (start == 0 || text[start - 1] == '\n') && (end == text.Length || text[end] == '\n');

    // Only notes: {{! … }}.
    private static bool IsSilent(string text) => TemplateScanner.WithoutComments(text).Trim().Length == 0;
}
