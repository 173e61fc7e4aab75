using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace HipAi.Inference.Models;

/// <summary>
/// The parity gate (requirement C3): a model that answers its reference input otherwise than it did when it was exported is not loaded.
/// Run as a batch of the reference and an empty input, which also proves that the batch is free and, where the maps are class-activation
/// maps, that they are those of the logits: logit − mean(map) is the class's bias, whatever the input.
/// </summary>
internal static class ParityGate
{
    /// <exception cref="ModelContractException">The answers differ, or the reference files cannot be used.</exception>
    public static void Check(string folder, ModelMember member)
    {
        var manifest = member.Manifest;
        var pair = new float[2 * manifest.Input.Length];
        ReferenceFile.ReadInput(folder, manifest, pair.AsSpan(0, manifest.Input.Length));
        var expected = ReferenceOutput.Read(folder, manifest);
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

        CheckReference(manifest, output, expected);
        if (manifest.Task == ModelTasks.Failure) CheckProbabilities(manifest, output);
        else CheckActivations(manifest, output);
    }

    private static void CheckReference(ModelManifest manifest, MemberOutput output, ReferenceOutput expected)
    {
        for (var i = 0; i < expected.Logits.Length; i++)
            Compare(manifest, $"the logit of {manifest.Classes[i]}", output.LogitsOf(0)[i], expected.Logits[i]);
        for (var i = 0; i < expected.ActivationMap?.Length; i++)
            Compare(manifest, $"the mean of activation map {i + 1}", Mean(output.MapOf(0, i)), expected.ActivationMap[i]);
        // What the manifest does not name was not run, whatever the file tells of it.
        if (output.JointOf(0) is var (x, y))
        {
            Compare(manifest, "the joint's column", x, expected.Joint![0]);
            Compare(manifest, "the joint's row", y, expected.Joint![1]);
        }

        // It may grow without bound, and a float's error with it: above 1 the tolerance is a share.
        if (output.UnfamiliarityOf(0) is { } unfamiliarity)
            Compare(manifest, "the unfamiliarity", unfamiliarity, expected.Unfamiliarity![0], Math.Max(1, Math.Abs(expected.Unfamiliarity[0])));
    }

    private static void Compare(ModelManifest manifest, string what, double found, double expected, double scale = 1)
    {
        // Written so that a NaN fails too.
        if (Math.Abs(found - expected) <= manifest.Reference.Tolerance * scale) return;
        throw new ModelContractException(manifest.Name, "reference.output", string.Create(CultureInfo.InvariantCulture,
            $"{what} is {found:0.#####}, expected {expected:0.#####} within {manifest.Reference.Tolerance}."));
    }

    private static void CheckActivations(ModelManifest manifest, MemberOutput output)
    {
        for (var i = 0; i < manifest.Classes.Count; i++)
        {
            var means = new[] { Mean(output.MapOf(0, i)), Mean(output.MapOf(1, i)) };
            var biases = new[] { output.LogitsOf(0)[i] - means[0], output.LogitsOf(1)[i] - means[1] };
            var allowed = 10 * manifest.Reference.Tolerance * (1 + Math.Max(Math.Abs(means[0]), Math.Abs(means[1])));
            if (!(Math.Abs(biases[0] - biases[1]) <= allowed))
                throw new ModelContractException(manifest.Name, "outputs.activationMap", $"its mean and a constant do not make the logit of {manifest.Classes[i]}.");
        }
    }

    private static void CheckProbabilities(ModelManifest manifest, MemberOutput output)
    {
        if (!output.Maps.All(value => value is >= 0 and <= 1))
            throw new ModelContractException(manifest.Name, "outputs.activationMap", "holds a value that is no probability from 0 to 1.");
    }

    private static double Mean(ReadOnlySpan<float> map)
    {
        double sum = 0;
        foreach (var value in map) sum += value;
        return sum / map.Length;
    }
}
