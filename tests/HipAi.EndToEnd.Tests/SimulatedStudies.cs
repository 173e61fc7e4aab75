using System.Text.Json;
using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>Studies that <c>hipai simulate</c> wrote, with their truth.</summary>
internal sealed class SimulatedStudies(string folder)
{
    public IReadOnlyList<(string StudyInstanceUid, string[] Files)> Studies { get; } =
        [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(study => (Path.GetFileName(study), Directory.GetFiles(study, "*.dcm", SearchOption.AllDirectories)))];

    public string Folder => folder;

    public JsonDocument Truth { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));

    /// <summary>Simulates studies with coarse pixels, which are quick to make and enough for the tests.</summary>
    public static async Task<SimulatedStudies> MakeAsync(string folder, int count, int seed)
    {
        var made = await HipAiProcess.RunAsync("simulate", "--studies", $"{count}", "--seed", $"{seed}", "--pixel-spacing", "0.8", "--out", folder);
        Assert.That(made.ExitCode, Is.Zero, made.ToString());
        return new SimulatedStudies(folder);
    }
}
