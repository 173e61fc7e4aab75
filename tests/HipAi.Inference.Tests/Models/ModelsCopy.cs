using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HipAi.Testing;

namespace HipAi.Inference.Tests.Models;

/// <summary>A copy of the test models that a test may spoil.</summary>
internal sealed class ModelsCopy : IDisposable
{
    public const string Efficient = "tiny-efficientnet";
    public const string Nf = "tiny-nfnet";

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

    /// <summary>The models as committed.</summary>
    public static string Original => System.IO.Path.Combine(AppContext.BaseDirectory, "TestModels");

    public string Path => folder.Path;

    public string InModel(string model, string file) => System.IO.Path.Combine(folder.Path, model, file);

    public void EditManifest(string model, Action<JsonObject> edit)
    {
        var path = InModel(model, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        edit(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }

    /// <summary>Writes other weights and their right hash, so that only what comes after the hash can refuse them.</summary>
    public void ReplaceWeights(string model, byte[] weights)
    {
        File.WriteAllBytes(InModel(model, "model.onnx"), weights);
        EditManifest(model, manifest => manifest["sha256"] = Convert.ToHexStringLower(SHA256.HashData(weights)));
    }

    public void Dispose() => folder.Dispose();
}
