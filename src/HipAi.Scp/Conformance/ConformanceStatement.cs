using System.Text.RegularExpressions;

namespace HipAi.Scp.Conformance;

/// <summary>The DICOM conformance statement (PS3.2): prose from a template, tables from the code that they speak of.</summary>
internal static partial class ConformanceStatement
{
    private const string Resource = "Conformance/statement.md";

    /// <summary>The document, in Markdown, lines ended by LF.</summary>
    /// <exception cref="InvalidOperationException">The template names a table that there is not, or leaves one out: a fault of this program.</exception>
    public static string Write()
    {
        var tables = StatementTables.All();
        var left = tables.Keys.ToHashSet(StringComparer.Ordinal);
        var text = Placeholder().Replace(Template(), match =>
        {
            var name = match.Groups["name"].Value;
            left.Remove(name);
            return tables.TryGetValue(name, out var table) ? table.TrimEnd('\n') : throw new InvalidOperationException($"The template asks for {{{{{name}}}}}.");
        });
        return left.Count == 0 ? text : throw new InvalidOperationException($"The template leaves out {string.Join(", ", left)}.");
    }

    private static string Template()
    {
        using var stream = typeof(ConformanceStatement).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Placeholder();
}
