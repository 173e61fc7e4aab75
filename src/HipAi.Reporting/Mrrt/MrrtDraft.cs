using HipAi.Studies;

namespace HipAi.Reporting.Mrrt;

/// <summary>
/// Puts a draft together from a template that serves (its words, and how it tells what the software found) and the sections of an MRRT
/// template from elsewhere (their headings and texts).
/// </summary>
internal sealed class MrrtDraft
{
    private readonly ReportTemplate basis;
    private readonly Dictionary<SectionCode, (string Heading, string Body)> sections = [];
    private readonly HashSet<SectionCode> taken = [];
    private readonly List<string> warnings = [];

    /// <param name="basis">The template to start from.</param>
    public MrrtDraft(ReportTemplate basis)
    {
        this.basis = basis;
        foreach (var section in basis.Sections) sections[section.Code] = (section.Heading, BodyOf(section.Code));

        Warn("it serves all studies, as the template does whose words it has; give it 'serves' before it is published");
    }

    /// <summary>What could not be taken over.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Notes something for the person who imports.</summary>
    public void Warn(string warning) => warnings.Add(warning);

    /// <summary>Takes a section over.</summary>
    public void Add(MrrtSection section)
    {
        var code = section.Code ?? SectionCode.Findings;
        if (section.Code is null) Warn($"section '{section.Heading}' is none that is known; its text is in the findings");
        if (code is SectionCode.Limitations or SectionCode.Provenance)
        {
            Warn($"section '{section.Heading}' is written by the software and was not taken over");
            return;
        }

        var lines = section.Lines.Select(Literal).Concat(section.Fields.Select(field => Line(field, code)).OfType<string>()).ToList();
        var (heading, body) = sections.GetValueOrDefault(code, (section.Heading, ""));
        if (section.Code is not null && taken.Add(code) && IsHeading(section.Heading)) heading = section.Heading;
        if (code == SectionCode.Comparison && lines.Count > 0 && body == BodyOf(SectionCode.Comparison)) body = "";
        body = string.Join('\n', new[] { body }.Concat(lines).Where(text => text.Length > 0));
        if (body.Length > 0) sections[code] = (heading, body);
    }

    /// <summary>The whole template.</summary>
    public string Write(string name, string title)
    {
        var order = sections.Keys.Order().ToList();
        var front = FrontMatter().Prepend($"title: \"{title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")
            .Prepend($"name: {name}");
        var headings = order.Select(code => $"  {code.Code()}: \"{sections[code].Heading.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        return $"---\n{string.Join('\n', front)}\nsections:\n{string.Join('\n', headings)}\n---\n"
            + string.Join("\n\n", order.Select(code => $"## {sections[code].Heading}\n{sections[code].Body}")) + "\n";
    }

    // What is known becomes a field of ours, unless it is told already; what is not keeps its text.
    private string? Line(MrrtField field, SectionCode code)
    {
        if (code is SectionCode.Findings && field.AsksForHardware) return null;
        if (code is SectionCode.Impression && field.Value.Length == 0) return null;
        if (code is SectionCode.Exam or SectionCode.ClinicalInformation && field.Ours is { } ours)
            return BodyOf(SectionCode.Exam).Contains("{{" + ours + "}}", StringComparison.Ordinal) ? null : $"{{{{#if {ours}}}}}{Literal(field.Label)}: {{{{{ours}}}}}{{{{/if}}}}";
        if (code is SectionCode.Technique && field.Value.Length == 0) return null;
        if (field.Value.Length > 0) return Literal(field.Label.Length > 0 ? $"{field.Label}: {field.Value}" : field.Value);
        Warn($"field '{field.Label}' ({field.Type}) is not known and holds nothing; it was left out");
        return null;
    }

    // A section's line is the one after its heading; it ends before the next heading.
    private string BodyOf(SectionCode code)
    {
        var lines = basis.Text.Split('\n');
        return basis.Sections.Where(section => section.Code == code)
            .Select(section => string.Join('\n', lines.Skip(section.Line - 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim('\n')).FirstOrDefault("");
    }

    private IEnumerable<string> FrontMatter()
    {
        var skipping = false;
        foreach (var line in basis.Text.Split('\n').Skip(1).TakeWhile(line => line.TrimEnd() != "---"))
        {
            if (line.Length > 0 && line[0] is not (' ' or '#')) skipping = new[] { "name:", "title:", "sections:", "serves:" }.Any(key => line.StartsWith(key, StringComparison.Ordinal));
            if (!skipping) yield return line;
        }
    }

    private static bool IsHeading(string heading) => heading.Length > 0 && !heading.Contains('{', StringComparison.Ordinal);

    // Nothing in a foreign text may be taken for a field, a block or a heading.
    private static string Literal(string text) => text.Replace("{", "(", StringComparison.Ordinal).Replace("}", ")", StringComparison.Ordinal).TrimStart('#', ' ', '\\');
}
