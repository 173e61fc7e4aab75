using HipAi.Studies;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HipAi.Reporting;

/// <summary>Reads the YAML between the two <c>---</c> lines and holds that nothing is missing.</summary>
internal static class FrontMatterReader
{
    // hardware: class: field: value is the deepest there is; deeper input would only recurse.
    private const int DeepestNesting = 4;

    /// <summary>Reads the front matter.</summary>
    /// <param name="source">Name of the template for messages.</param>
    /// <param name="yaml">The text between the fences; its first line is line 2 of the file.</param>
    /// <exception cref="TemplateException">It is no YAML, has an unknown key or lacks one.</exception>
    public static (FrontMatter Matter, TemplateWords Words) Read(string source, string yaml)
    {
        var matter = Parse(source, yaml);
        foreach (var (field, value) in new[] { ("name", matter.Name), ("language", matter.Language), ("title", matter.Title), ("and", matter.And) })
            Require(source, field, value);
        if (matter.Sections is not { Count: > 0 }) throw Missing(source, "sections");
        var words = new TemplateWords(
            Table(source, "sides", matter.Sides, Enum.GetValues<HipSide>(), side => side.Code()),
            Table(source, "hips", matter.Hips, Enum.GetValues<ImageLaterality>(), side => side.Code()),
            Table(source, "views", matter.Views, Enum.GetValues<RadiographView>(), view => view.Code()),
            Hardware(source, matter.Hardware),
            matter.And!);
        return (matter, words);
    }

    private static FrontMatter Parse(string source, string yaml)
    {
        try
        {
            CheckNesting(source, yaml);
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build()
                .Deserialize<FrontMatter?>(yaml) ?? throw new TemplateException(source, 1, "the front matter is empty");
        }
        catch (YamlException exception)
        {
            // YamlDotNet speaks of any malformed text with this type; its line counts from the line after the fence.
            throw new TemplateException(source, (int)exception.Start.Line + 1, $"front matter: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    private static void CheckNesting(string source, string yaml)
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

    private static Dictionary<TKey, string> Table<TKey>(
        string source, string field, Dictionary<string, string>? rows, TKey[] keys, Func<TKey, string> code)
        where TKey : notnull
    {
        if (rows is null) throw Missing(source, field);
        if (rows.Keys.FirstOrDefault(key => !keys.Any(known => code(known) == key)) is { } unknown)
            throw new TemplateException(source, 1, $"front matter: '{field}.{unknown}' is none of {string.Join(", ", keys.Select(code))}");
        return keys.ToDictionary(key => key, key => Require(source, $"{field}.{code(key)}", rows.GetValueOrDefault(code(key))));
    }

    private static Dictionary<HardwareClass, HardwareWording> Hardware(string source, Dictionary<string, FrontMatter.Wording>? rows)
    {
        if (rows is null) throw Missing(source, "hardware");
        if (rows.Keys.FirstOrDefault(key => HardwareClasses.All.All(known => known.Code() != key)) is { } unknown)
            throw new TemplateException(source, 1, $"front matter: 'hardware.{unknown}' is no hardware class");
        return HardwareClasses.All.ToDictionary(hardware => hardware, hardware => Wording(source, hardware, rows.GetValueOrDefault(hardware.Code())));
    }

    private static HardwareWording Wording(string source, HardwareClass hardware, FrontMatter.Wording? row)
    {
        var field = $"hardware.{hardware.Code()}";
        if (row is null) throw Missing(source, field);
        var wording = new HardwareWording(
            Require(source, field + ".name", row.Name), Require(source, field + ".finding", row.Finding),
            Require(source, field + ".impression", row.Impression), Require(source, field + ".both", row.Both));
        return wording.Impression.Contains("{side}", StringComparison.Ordinal)
            ? wording
            : throw new TemplateException(source, 1, $"front matter: '{field}.impression' does not name the side; write {{side}} where it belongs");
    }

    private static string Require(string source, string field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? throw Missing(source, field) : value.Trim();

    private static TemplateException Missing(string source, string field) => new(source, 1, $"front matter: '{field}' is missing");
}
