using System.Globalization;
using System.Text.Json;
using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>Holds what the README says of the shipped models to their manifests.</summary>
[TestFixture]
public sealed class ReadmeTests
{
    private static readonly string[] Tasks = ["failure", "hardware", "triage"];

    [Test]
    public void The_table_of_models_says_what_the_manifests_say()
    {
        var documented = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .Where(line => Tasks.Any(task => line.StartsWith($"| `{task}-", StringComparison.Ordinal)));
        Assert.That(documented, Is.EqualTo(Manifests().Select(Row)));
    }

    [Test]
    public void Every_model_says_that_it_was_trained_on_simulated_images() =>
        Assert.That(Manifests().Select(m => m.GetProperty("trainedOn").GetProperty("simulated").GetBoolean()), Is.Not.Empty.And.All.True);

    [Test]
    public void Every_verb_of_the_readme_is_told_by_run() =>
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "run")), Does.Contain("serve, demo, simulate, prepare, evaluate, send, echo, backup"));

    private static IEnumerable<JsonElement> Manifests() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "models"), "manifest.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement);

    private static string Row(JsonElement manifest)
    {
        var (input, measured) = (manifest.GetProperty("input"), manifest.GetProperty("measured")[0]);
        var accuracy = measured.GetProperty("accuracy").GetDouble().ToString(CultureInfo.InvariantCulture);
        return $"| `{manifest.GetProperty("name")}` | {manifest.GetProperty("version")} | {manifest.GetProperty("family")} | {input.GetProperty("width")} × {input.GetProperty("height")} "
            + $"| {measured.GetProperty("dataSet")} | {measured.GetProperty("n")} | {accuracy} |";
    }
}
