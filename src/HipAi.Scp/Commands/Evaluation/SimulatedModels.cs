using System.Text.Json;

namespace HipAi.Scp.Commands;

/// <summary>Which models say that they were trained on simulated images.</summary>
internal static class SimulatedModels
{
    /// <summary>Their names, in order.</summary>
    /// <param name="folder">A models folder that was loaded: its manifests keep their contract.</param>
    internal static IReadOnlyList<string> Names(string folder) =>
    [
        .. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
            .Select(model => Path.Combine(model, "manifest.json")).Where(File.Exists)
            .Select(Read).Where(manifest => manifest.Simulated).Select(manifest => manifest.Name),
    ];

    private static (string Name, bool Simulated) Read(string manifest)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(manifest));
        var root = document.RootElement;
        return (root.GetProperty("name").GetString() ?? "", root.GetProperty("trainedOn").GetProperty("simulated").GetBoolean());
    }
}
