using System.Security.Cryptography;
using System.Text;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>
/// Reads a template file: YAML front matter between two <c>---</c> lines, then sections, each begun by a line <c>## HEADING</c> and
/// written in the Handlebars subset of docs/templates.md. What is loaded has been linted (requirement E2).
/// </summary>
public static class TemplateLoader
{
    /// <summary>Largest template file in bytes; a report template is a few kilobytes.</summary>
    public const int MaximumBytes = 256 * 1024;

    private const string Fence = "---";
    private const string HeadingMark = "## ";

    /// <summary>Reads, checks and compiles a template file (UTF-8).</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TemplateException">The template cannot be used; names line and reason.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ReportTemplate Load(string path)
    {
        var name = Path.GetFileName(path);
        var length = new FileInfo(path).Length;
        if (length > MaximumBytes) throw new TemplateException(name, 1, $"{length} bytes; a template has at most {MaximumBytes}");
        try
        {
            return Parse(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), name);
        }
        catch (DecoderFallbackException exception)
        {
            // The bytes are not UTF-8: guessing another encoding would garble words in a medical text.
            throw new TemplateException(name, 1, "the file is not UTF-8", exception);
        }
    }

    /// <summary>Checks and compiles a template that is already in memory.</summary>
    /// <param name="text">The whole template.</param>
    /// <param name="source">How messages name it.</param>
    /// <exception cref="TemplateException">The template cannot be used; names line and reason.</exception>
    public static ReportTemplate Parse(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var lines = text.Split('\n');
        var body = EndOfFrontMatter(source, lines);
        var (matter, words) = FrontMatterReader.Read(source, string.Join('\n', lines[1..(body - 1)]));
        var sections = Sections(source, lines, body, matter.Sections!);
        var compiled = sections.Select(section => TemplateEngine.Compile(source, section, words)).ToList();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var template = new ReportTemplate(matter, words, text, sha256, compiled);
        TemplateLint.Check(source, template);
        return template;
    }

    private static int EndOfFrontMatter(string source, string[] lines)
    {
        if (lines[0].TrimEnd() != Fence) throw new TemplateException(source, 1, $"a template begins with a line '{Fence}' and its front matter");
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        return end > 0 ? end + 1 : throw new TemplateException(source, lines.Length, $"the front matter is not closed by a line '{Fence}'");
    }

    private static List<TemplateSection> Sections(string source, string[] lines, int body, OrderedDictionary<string, string> wanted)
    {
        var starts = Enumerable.Range(body, lines.Length - body).Where(i => lines[i].StartsWith(HeadingMark, StringComparison.Ordinal)).ToList();
        var before = starts.Count > 0 ? starts[0] : lines.Length;
        for (var i = body; i < before; i++)
            if (lines[i].Trim().Length > 0) throw new TemplateException(source, i + 1, $"text before the first section; a section begins with '{HeadingMark}HEADING'");
        var found = starts.Select((start, i) =>
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : lines.Length;
            return (Heading: lines[start][HeadingMark.Length..].Trim(), Source: string.Join('\n', lines[(start + 1)..end]), Line: start + 2);
        }).ToList();
        var headings = wanted.Values.Select(heading => heading.Trim()).ToList();
        for (var i = 0; i < Math.Max(found.Count, headings.Count); i++)
            if (i >= found.Count || i >= headings.Count || found[i].Heading != headings[i])
                throw new TemplateException(
                    source, i < found.Count ? found[i].Line - 1 : lines.Length,
                    $"sections are {string.Join(", ", found.Select(s => s.Heading))}; the front matter lists {string.Join(", ", headings)}");
        return [.. wanted.Keys.Zip(found, (code, section) => new TemplateSection(SectionCodes.Find(code)!.Value, section.Heading, section.Source, section.Line))];
    }
}
