using System.Buffers.Binary;

namespace HipAi.Inference.Models;

/// <summary>The files of the parity gate that lie beside a manifest.</summary>
internal static class ReferenceFile
{
    /// <summary>Reads the reference input.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="target">Receives [channels, height, width] values.</param>
    /// <exception cref="ModelContractException">It is not there or has another size.</exception>
    public static void ReadInput(string folder, ModelManifest manifest, Span<float> target)
    {
        var path = Existing(folder, manifest, "reference.input", manifest.Reference.Input);
        var wanted = target.Length * sizeof(float);
        if (new FileInfo(path).Length != wanted)
        {
            var input = manifest.Input;
            throw new ModelContractException(manifest.Name, "reference.input",
                $"has {new FileInfo(path).Length} bytes, not the {wanted} of {input.Channels} × {input.Width} × {input.Height} float32.");
        }

        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i < target.Length; i++) target[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
    }

    /// <summary>The path of a file that a field of the manifest names.</summary>
    /// <exception cref="ModelContractException">It is not there.</exception>
    public static string Existing(string folder, ModelManifest manifest, string field, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : throw new ModelContractException(manifest.Name, field, $"'{name}' is not in the model's folder.");
    }
}
