using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HipAi.Testing;

namespace HipAi.Inference.Tests.Models;

/// <summary>A copy of test models that a test may spoil: of the two hardware models when none is named.</summary>
internal sealed class ModelsCopy : IDisposable
{
    public const string Efficient = "tiny-efficientnet";
    public const string Nf = "tiny-nfnet";
    public const string Triage = "tiny-triage";
    public const string Failure = "tiny-failure";

    private readonly TempFolder folder = new();

    public ModelsCopy(params string[] models)
    {
        foreach (var model in models.Length == 0 ? [Efficient, Nf] : models)
        {
            Directory.CreateDirectory(InModel(model, ""));
            foreach (var file in Directory.GetFiles(System.IO.Path.Combine(Original, model)))
                File.Copy(file, InModel(model, System.IO.Path.GetFileName(file)));
        }
    }

    /// <summary>All four models as committed.</summary>
    public static string Original => System.IO.Path.Combine(AppContext.BaseDirectory, "TestModels");

    public string Path => folder.Path;

    public string InModel(string model, string file) => System.IO.Path.Combine(folder.Path, model, file);

    /// <summary>Copies a model under another name.</summary>
    public void Double(string model, string name, Action<JsonObject> edit)
    {
        Directory.CreateDirectory(InModel(name, ""));
        foreach (var file in Directory.GetFiles(InModel(model, "")))
            File.Copy(file, InModel(name, System.IO.Path.GetFileName(file)));
        EditManifest(name, manifest => manifest["name"] = name);
        EditManifest(name, edit);
    }

    public void EditManifest(string model, Action<JsonObject> edit) => Edit(InModel(model, "manifest.json"), edit);

    public void EditReference(string model, Action<JsonObject> edit) => Edit(InModel(model, "reference-output.json"), edit);

    /// <summary>Writes other weights and their right hash, so that only what comes after the hash can refuse them.</summary>
    public void ReplaceWeights(string model, byte[] weights)
    {
        File.WriteAllBytes(InModel(model, "model.onnx"), weights);
        EditManifest(model, manifest => manifest["sha256"] = Convert.ToHexStringLower(SHA256.HashData(weights)));
    }

    public void Dispose() => folder.Dispose();

    private static void Edit(string path, Action<JsonObject> edit)
    {
        var content = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        edit(content);
        File.WriteAllText(path, content.ToJsonString());
    }
}
