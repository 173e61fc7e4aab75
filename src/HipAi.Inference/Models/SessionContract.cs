using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HipAi.Inference.Models;

/// <summary>Compares the names, types and shapes of a session with its manifest.</summary>
internal static class SessionContract
{
    // ONNX Runtime shows a dimension without a number, such as the batch, as -1.
    private const int Free = -1;

    /// <exception cref="ModelContractException">They differ.</exception>
    public static void Check(ModelManifest manifest, InferenceSession session)
    {
        var inputs = session.InputMetadata;
        if (inputs.Count != 1 || !inputs.TryGetValue(manifest.Input.Name, out var input))
            throw new ModelContractException(manifest.Name, "input.name", $"the model takes {Names(inputs)}, not '{manifest.Input.Name}' alone.");
        Match(manifest, "input", input, [Free, manifest.Input.Channels, manifest.Input.Height, manifest.Input.Width]);

        var logits = Output(manifest, session, "outputs.logits", manifest.Outputs.Logits);
        Match(manifest, "outputs.logits", logits, [Free, manifest.Classes.Count]);
        var maps = Output(manifest, session, "outputs.activationMap", manifest.Outputs.ActivationMap);
        Match(manifest, "outputs.activationMap", maps, [Free, ModelTasks.Maps(manifest.Task), Free, Free]);
        if (manifest.Outputs.Joint is { } joint) Match(manifest, "outputs.joint", Output(manifest, session, "outputs.joint", joint), [Free, 2]);
        if (manifest.Outputs.Unfamiliarity is { } far) Match(manifest, "outputs.unfamiliarity", Output(manifest, session, "outputs.unfamiliarity", far), [Free, 1]);
    }

    private static NodeMetadata Output(ModelManifest manifest, InferenceSession session, string field, string name) =>
        session.OutputMetadata.TryGetValue(name, out var output)
            ? output
            : throw new ModelContractException(manifest.Name, field, $"the model gives {Names(session.OutputMetadata)}, not '{name}'.");

    private static void Match(ModelManifest manifest, string field, NodeMetadata node, int[] wanted)
    {
        if (!node.IsTensor || node.ElementDataType != TensorElementType.Float)
            throw new ModelContractException(manifest.Name, field, $"is {node.ElementDataType}, not float32.");
        var found = node.Dimensions;
        var matches = found.Length == wanted.Length && found[0] == Free;
        for (var i = 1; matches && i < wanted.Length; i++)
            matches = wanted[i] == Free || found[i] == wanted[i];
        if (!matches)
            throw new ModelContractException(manifest.Name, field, $"has the shape {Shape(found)}, not {Shape(wanted)}.");
    }

    private static string Names(IReadOnlyDictionary<string, NodeMetadata> nodes) => string.Join(", ", nodes.Keys.Select(name => $"'{name}'"));

    private static string Shape(int[] dimensions) => $"[{string.Join(", ", dimensions.Select(d => d == Free ? "N" : d.ToString(System.Globalization.CultureInfo.InvariantCulture)))}]";
}
