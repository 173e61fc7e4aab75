using HipAi.Studies;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HipAi.Reporting;

/// <summary>Reads the YAML between the two <c>---</c> lines and holds that nothing is missing.</summary>
internal sealed class FrontMatterReader
{
    // hardware: class: field: value is the deepest there is; deeper input would only recurse.
    private const int DeepestNesting = 4;

    private readonly string source;
    private readonly string yaml;

    private FrontMatterReader(string source, string yaml) => (this.source, this.yaml) = (source, yaml);

    /// <summary>Reads the front matter.</summary>
    /// <param name="source">Name of the template for messages.</param>
    /// <param name="yaml">The text between the fences; its first line is line 2 of the file.</param>
    /// <exception cref="TemplateException">It is no YAML, has an unknown key or lacks one.</exception>
    public static (FrontMatter Matter, TemplateWords Words) Read(string source, string yaml) => new FrontMatterReader(source, yaml).Read();

    private (FrontMatter Matter, TemplateWords Words) Read()
    {
        var matter = Parse();
        (string Field, string? Value)[] texts =
            [("name", matter.Name), ("language", matter.Language), ("title", matter.Title), ("viewOfHip", matter.ViewOfHip), ("and", matter.And)];
        foreach (var (field, value) in texts) Require(field, value);
        CheckSections(matter.Sections);
        var words = new TemplateWords(
            Table("sides", matter.Sides, Enum.GetValues<HipSide>(), side => side.Code()),
            Table("hips", matter.Hips, Enum.GetValues<ImageLaterality>(), side => side.Code()),
            Table("views", matter.Views, Enum.GetValues<RadiographView>(), view => view.Code()),
            matter.ViewOfHip!,
            Hardware(matter.Hardware),
            Table("causes", matter.Causes, [.. FailureCauses.All.Where(cause => cause != FailureCause.None)], cause => cause.Code()),
            matter.And!);
        return (matter, words);
    }

    private FrontMatter Parse()
    {
        try
        {
            CheckNesting();
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build()
                .Deserialize<FrontMatter?>(yaml) ?? throw new TemplateException(source, 1, "the front matter is empty");
        }
        catch (YamlException exception)
        {
            // YamlDotNet speaks of any malformed text with this type; its line counts from the line after the fence.
            var reason = exception.InnerException?.Message ?? exception.Message;
            throw new TemplateException(source, (int)exception.Start.Line + 1, $"front matter: {InOurWords(reason)}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // YamlDotNet's scanner gives up like this, without a place, on some unclosed brackets and quotes.
            throw new TemplateException(source, 1, "front matter: this is no YAML; look for a bracket or quote that is not closed", exception);
        }
    }

    // Without the names of our types, and without YamlDotNet's own line, which counts from another place.
    private static string InOurWords(string reason)
    {
        if (reason.StartsWith("Expected 'MappingStart'", StringComparison.Ordinal)) return "lines 'key: value' belong here";
        if (reason.StartsWith("Expected 'Scalar'", StringComparison.Ordinal)) return "a text belongs here";
        var end = new[] { " on type", " (at Line:" }.Select(mark => reason.IndexOf(mark, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(reason.Length).Min();
        return reason[..end];
    }

    private void CheckNesting()
    {
        using var reader = new StringReader(yaml);
        var parser = new Parser(reader);
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            // stream and document count for two levels
            if (depth > DeepestNesting + 2 || parser.Current is AnchorAlias)
                throw new TemplateException(source, (int)parser.Current.Start.Line + 1, "front matter: nested too deeply, or uses an alias");
        }
    }

    // Every form of a report looks for findings and impression, and no report may be without its provenance.
    private void CheckSections(OrderedDictionary<string, string>? sections)
    {
        if (sections is null) throw Missing("sections");
        foreach (var (code, heading) in sections)
        {
            if (SectionCodes.Find(code) is null or SectionCode.Other)
                throw Refused(code, $"'sections.{code}' is none of {string.Join(", ", SectionCodes.All.Skip(1).Select(known => known.Code()))}");
            Require($"sections.{code}", heading);
        }

        foreach (var needed in new[] { SectionCode.Findings, SectionCode.Impression, SectionCode.Provenance })
            if (!sections.ContainsKey(needed.Code())) throw Missing($"sections.{needed.Code()}");
    }

    private Dictionary<TKey, string> Table<TKey>(
        string field, Dictionary<string, string>? rows, TKey[] keys, Func<TKey, string> code)
        where TKey : notnull
    {
        if (rows is null) throw Missing(field);
        if (rows.Keys.FirstOrDefault(key => !keys.Any(known => code(known) == key)) is { } unknown)
            throw Refused(unknown, $"'{field}.{unknown}' is none of {string.Join(", ", keys.Select(code))}");
        return keys.ToDictionary(key => key, key => Require($"{field}.{code(key)}", rows.GetValueOrDefault(code(key))));
    }

    private Dictionary<HardwareClass, HardwareWording> Hardware(Dictionary<string, FrontMatter.Wording>? rows)
    {
        if (rows is null) throw Missing("hardware");
        if (rows.Keys.FirstOrDefault(key => HardwareClasses.All.All(known => known.Code() != key)) is { } unknown)
            throw Refused(unknown, $"'hardware.{unknown}' is no hardware class");
        return HardwareClasses.All.ToDictionary(hardware => hardware, hardware => Wording(hardware, rows.GetValueOrDefault(hardware.Code())));
    }

    private HardwareWording Wording(HardwareClass hardware, FrontMatter.Wording? row)
    {
        var field = $"hardware.{hardware.Code()}";
        if (row is null) throw Missing(field);
        var wording = new HardwareWording(
            Require(field + ".name", row.Name), Require(field + ".finding", row.Finding),
            Require(field + ".impression", row.Impression), Require(field + ".both", row.Both));
        return wording.Impression.Contains("{side}", StringComparison.Ordinal)
            ? wording
            : throw Refused(field, $"'{field}.impression' does not name the side; write {{side}} where it belongs");
    }

    private string Require(string field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? throw Missing(field) : value.Trim();

    private TemplateException Missing(string field) =>
        Refused(field.Contains('.', StringComparison.Ordinal) ? field[..field.LastIndexOf('.')] : "", $"'{field}' is missing");

    private TemplateException Refused(string at, string reason) => new(source, LineOf(at.Split('.')[^1]), $"front matter: {reason}");

    // The line of the file that begins with a key; keys of classes, views and sides are unique but for their own fields.
    private int LineOf(string key)
    {
        var index = key.Length == 0 ? -1 : Array.FindIndex(yaml.Split('\n'), line => line.TrimStart().StartsWith(key + ":", StringComparison.Ordinal));
        return index < 0 ? 1 : index + 2;
    }
}
