using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using HipAi.Studies;
using Microsoft.ML.OnnxRuntime;

namespace HipAi.Inference.Models;

/// <summary>
/// The parity gate (requirement C3): a model that answers its reference input otherwise than it did when it was exported is not loaded.
/// Run as a batch of the reference and an empty input, which also proves that the batch is free and that the activation maps are
/// those of the logits: logit − mean(map) is the class's bias, whatever the input.
/// </summary>
internal static class ParityGate
{
    /// <exception cref="ModelContractException">The answers differ, or the reference files cannot be used.</exception>
    public static void Check(string folder, ModelMember member)
    {
        var manifest = member.Manifest;
        var length = manifest.Input.Width * manifest.Input.Height;
        var pair = new float[2 * length];
        ReadInput(folder, manifest, pair.AsSpan(0, length));
        var expected = ReadLogits(folder, manifest);
        MemberOutput output;
        try
        {
            output = member.RunNormalised(pair, 2);
        }
        catch (OnnxRuntimeException e)
        {
            // A model that fails on its own reference input would fail on every hip.
            throw new ModelContractException(manifest.Name, "reference", $"the model fails on its reference input: {e.Message}", e);
        }

        CheckLogits(manifest, output.LogitsOf(0), expected);
        CheckMaps(manifest, output);
    }

    private static void CheckLogits(ModelManifest manifest, ReadOnlySpan<float> logits, double[] expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var difference = Math.Abs(logits[i] - expected[i]);
            if (!(difference <= manifest.Reference.Tolerance))
            {
                throw new ModelContractException(manifest.Name, "reference.output", string.Create(CultureInfo.InvariantCulture,
                    $"the logit of {manifest.Classes[i]} is {logits[i]:0.#####}, expected {expected[i]:0.#####} within {manifest.Reference.Tolerance}."));
            }
        }
    }

    private static void CheckMaps(ModelManifest manifest, MemberOutput output)
    {
        var cells = output.MapWidth * output.MapHeight;
        for (var i = 0; i < HardwareClasses.Count; i++)
        {
            var means = new[] { Mean(output.MapsOf(0), i, cells), Mean(output.MapsOf(1), i, cells) };
            var biases = new[] { output.LogitsOf(0)[i] - means[0], output.LogitsOf(1)[i] - means[1] };
            var allowed = 10 * manifest.Reference.Tolerance * (1 + Math.Max(Math.Abs(means[0]), Math.Abs(means[1])));
            if (!(Math.Abs(biases[0] - biases[1]) <= allowed))
                throw new ModelContractException(manifest.Name, "outputs.activationMap", $"its mean and a constant do not make the logit of {manifest.Classes[i]}.");
        }
    }

    private static double Mean(ReadOnlySpan<float> maps, int index, int cells)
    {
        double sum = 0;
        foreach (var value in maps.Slice(index * cells, cells)) sum += value;
        return sum / cells;
    }

    private static void ReadInput(string folder, ModelManifest manifest, Span<float> target)
    {
        var path = Existing(folder, manifest, "reference.input", manifest.Reference.Input);
        var wanted = target.Length * sizeof(float);
        if (new FileInfo(path).Length != wanted)
        {
            throw new ModelContractException(manifest.Name, "reference.input",
                $"has {new FileInfo(path).Length} bytes, not the {wanted} of {manifest.Input.Width} × {manifest.Input.Height} float32.");
        }

        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i < target.Length; i++) target[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
    }

    private static double[] ReadLogits(string folder, ModelManifest manifest)
    {
        var path = Existing(folder, manifest, "reference.output", manifest.Reference.Output);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var logits = document.RootElement.GetProperty("logits").EnumerateArray().Select(value => value.GetDouble()).ToArray();
            if (logits.Length == HardwareClasses.Count) return logits;
            throw new ModelContractException(manifest.Name, "reference.output", $"has {logits.Length} logits, not {HardwareClasses.Count}.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Whatever is wrong with the file, it is not {"logits": [numbers]}.
            throw new ModelContractException(manifest.Name, "reference.output", $"is not an object with an array 'logits': {e.Message}", e);
        }
    }

    private static string Existing(string folder, ModelManifest manifest, string field, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : throw new ModelContractException(manifest.Name, field, $"'{name}' is not in the model's folder.");
    }
}
