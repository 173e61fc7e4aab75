using System.Text.Json;

namespace HipAi.Inference.Models;

/// <summary>What a network answered to its reference input when it was exported.</summary>
/// <param name="Logits">A number per class.</param>
/// <param name="ActivationMap">The mean of each map; null when the file does not tell it.</param>
/// <param name="Joint">Two numbers; null when the file does not tell them.</param>
/// <param name="Unfamiliarity">One number; null when the file does not tell it.</param>
internal sealed record ReferenceOutput(double[] Logits, double[]? ActivationMap, double[]? Joint, double[]? Unfamiliarity)
{
    /// <summary>Reads the file that a manifest names.</summary>
    /// <exception cref="ModelContractException">It is not there, is no such object, or lacks what the manifest's outputs ask for.</exception>
    public static ReferenceOutput Read(string folder, ModelManifest manifest)
    {
        var path = ReferenceFile.Existing(folder, manifest, "reference.output", manifest.Reference.Output);
        var outputs = manifest.Outputs;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var root = document.RootElement;
            return new ReferenceOutput(
                Numbers(manifest, root, "logits", manifest.Classes.Count, isNeeded: true)!,
                // Where the logits follow from the maps, the gate proves the maps by them.
                Numbers(manifest, root, "activationMap", ModelTasks.Maps(manifest.Task), isNeeded: manifest.Task == ModelTasks.Failure),
                Numbers(manifest, root, "joint", 2, isNeeded: outputs.Joint is not null),
                Numbers(manifest, root, "unfamiliarity", 1, isNeeded: outputs.Unfamiliarity is not null));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Whatever is wrong with the file, it is not {"logits": [numbers], …}.
            throw new ModelContractException(manifest.Name, "reference.output", $"is not an object with an array 'logits': {e.Message}", e);
        }
    }

    private static double[]? Numbers(ModelManifest manifest, JsonElement root, string name, int count, bool isNeeded)
    {
        if (!root.TryGetProperty(name, out var array))
            return isNeeded ? throw new ModelContractException(manifest.Name, "reference.output", $"has no array '{name}'.") : null;
        var numbers = array.EnumerateArray().Select(value => value.GetDouble()).ToArray();
        return numbers.Length == count
            ? numbers
            : throw new ModelContractException(manifest.Name, "reference.output", $"has {numbers.Length} numbers of '{name}', not {count}.");
    }
}
