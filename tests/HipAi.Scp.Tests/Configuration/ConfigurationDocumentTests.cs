using System.Collections;
using System.Globalization;
using System.Reflection;
using HipAi.Scp.Configuration;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Configuration;

/// <summary>Holds the table of docs/configuration.md to the code.</summary>
[TestFixture]
public sealed class ConfigurationDocumentTests
{
    [Test]
    public void The_document_names_every_setting_with_its_default()
    {
        var documented = File.ReadLines(Path.Combine(Repository.Root, "docs", "configuration.md"))
            .Where(line => line.StartsWith("| `HipAi:", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .Select(cells => (Setting: cells[1].Trim(' ', '`'), Default: cells[2].Trim(' ', '`')));
        Assert.That(documented, Is.EquivalentTo(Settings()));
    }

    private static IEnumerable<(string Setting, string Default)> Settings() => Below(HipAiOptions.SectionName, new HipAiOptions());

    private static IEnumerable<(string Setting, string Default)> Below(string path, object section) =>
        Public(section.GetType()).SelectMany(setting => setting.GetValue(section) switch
        {
            string text => [($"{path}:{setting.Name}", text.Length > 0 ? text : "(empty)")],
            { } part when setting.PropertyType.IsClass => Below($"{path}:{setting.Name}", part),
            IEnumerable<string> => [($"{path}:{setting.Name}", "(empty)")],

            // A list of sections stands in the document as one of them, whatever its number.
            IEnumerable => Below($"{path}:{setting.Name}:N", Activator.CreateInstance(setting.PropertyType.GetGenericArguments()[0])!),
            var value => [($"{path}:{setting.Name}", Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "(empty)")],
        });

    private static PropertyInfo[] Public(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
}
