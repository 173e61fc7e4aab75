using System.Buffers;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using HipAi.Studies;
using Microsoft.ML.OnnxRuntime;

namespace HipAi.Inference.Models;

/// <summary>One member of the ensemble: a session that keeps its manifest's contract. Safe to run from several threads.</summary>
internal sealed class ModelMember : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly string[] inputNames;
    private readonly string[] outputNames;
    private BoundRuns? bound;

    private ModelMember(ModelManifest manifest, InferenceSession session)
    {
        Manifest = manifest;
        this.session = session;
        inputNames = [manifest.Input.Name];
        outputNames = [.. manifest.Outputs.Names];
        Identity = new ModelIdentity(manifest.Name, manifest.Version, manifest.Family, manifest.Sha256, manifest.TrainedOn.Description);
    }

    public ModelManifest Manifest { get; }

    public ModelIdentity Identity { get; }

    /// <summary>Whether input and outputs are bound to pinned memory of the device; never on the CPU, where it would spare nothing.</summary>
    public bool IsBound => bound is not null;

    /// <summary>Reads the model beside its manifest, and refuses it when hash, names, types, shapes, operator set or answers differ.</summary>
    /// <exception cref="ModelContractException">It does not keep the contract.</exception>
    /// <exception cref="OnnxRuntimeException">The execution provider cannot be loaded.</exception>
    public static ModelMember Load(string folder, ModelManifest manifest, ExecutionProvider provider)
    {
        var bytes = ReadModel(folder, manifest);
        using var options = provider.CreateSessionOptions();
        var member = new ModelMember(manifest, Open(bytes, manifest, options));
        try
        {
            SessionContract.Check(manifest, member.session);
            ParityGate.Check(folder, member);
            member.Bind(provider.PinnedMemory, folder);
            return member;
        }
        catch (ModelContractException)
        {
            // Passed on: refusing is the caller's to tell. The native session must not outlive the refusal.
            member.Dispose();
            throw;
        }
    }

    /// <summary>Binds input and outputs to memory of a device. What cannot be bound, or answers otherwise then, runs unbound.</summary>
    /// <param name="memory">Gives the memory, or null to stay unbound.</param>
    /// <param name="folder">The model's folder: bound runs pass its parity gate too.</param>
    public void Bind(Func<InferenceSession, OrtAllocator?> memory, string folder)
    {
        try
        {
            if (memory(session) is not { } allocator) return;
            var once = RunNormalised(new float[Manifest.Input.Length], 1);
            bound = new BoundRuns(session, Manifest, (once.MapWidth, once.MapHeight), allocator);
            ParityGate.Check(folder, this);
        }
        catch (Exception e) when (e is OnnxRuntimeException or ModelContractException)
        {
            // Binding only makes runs quicker: without it the answers are those that passed the gate before.
            bound?.Dispose();
            bound = null;
        }
    }

    /// <summary>Judges a batch.</summary>
    /// <param name="pixels">[N, channels, height, width] values from 0 to 1, before mean and standard deviation; not changed.</param>
    /// <param name="count">N, 1 or more.</param>
    public MemberOutput Run(ReadOnlySpan<float> pixels, int count)
    {
        var length = count * Manifest.Input.Length;
        var rented = ArrayPool<float>.Shared.Rent(length);
        try
        {
            var tensor = rented.AsMemory(0, length);
            TensorPrimitives.Subtract(pixels[..length], (float)Manifest.Input.Mean, tensor.Span);
            TensorPrimitives.Divide(tensor.Span, (float)Manifest.Input.Std, tensor.Span);
            return RunNormalised(tensor, count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Runs the network on exactly what it takes.</summary>
    /// <param name="tensor">[N, channels, height, width] after mean and standard deviation.</param>
    /// <param name="count">N, 1 or more.</param>
    public MemberOutput RunNormalised(Memory<float> tensor, int count)
    {
        if (bound is not null && count <= BoundRuns.Sizes[^1]) return bound.Run(tensor.Span, count);
        using var input = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, tensor, [count, Manifest.Input.Channels, Manifest.Input.Height, Manifest.Input.Width]);
        using var outputs = session.Run(runOptions, inputNames, [input], outputNames);
        var shape = outputs[1].GetTensorTypeAndShape().Shape;
        return new MemberOutput(
            count, Values(Manifest.Outputs.Logits)!, Values(Manifest.Outputs.ActivationMap)!, (int)shape[3], (int)shape[2],
            Values(Manifest.Outputs.Joint), Values(Manifest.Outputs.Unfamiliarity));

        float[]? Values(string? name) => name is null ? null : outputs[Array.IndexOf(outputNames, name)].GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose()
    {
        bound?.Dispose();
        session.Dispose();
        runOptions.Dispose();
    }

    // What was hashed is what runs: the session is made from the very bytes.
    private static byte[] ReadModel(string folder, ModelManifest manifest)
    {
        var file = new FileInfo(Path.Combine(folder, manifest.File));
        if (!file.Exists) throw new ModelContractException(manifest.Name, "file", $"'{manifest.File}' is not in the model's folder.");
        if (file.Length > Array.MaxLength) throw new ModelContractException(manifest.Name, "file", $"'{manifest.File}' has {file.Length} bytes, more than can be loaded.");
        var bytes = File.ReadAllBytes(file.FullName);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash != manifest.Sha256)
            throw new ModelContractException(manifest.Name, "sha256", $"the manifest says {manifest.Sha256}, but '{manifest.File}' has {hash}.");
        try
        {
            var opset = OnnxHeader.ReadOpset(bytes);
            if (opset != manifest.Opset)
                throw new ModelContractException(manifest.Name, "opset", $"the manifest says {manifest.Opset}, the model {opset?.ToString() ?? "nothing"}.");
        }
        catch (InvalidDataException e)
        {
            // The bytes are as the manifest's author hashed them, but they are no ONNX file.
            throw new ModelContractException(manifest.Name, "file", $"'{manifest.File}' is not an ONNX model: {e.Message}", e);
        }

        return bytes;
    }

    private static InferenceSession Open(byte[] bytes, ModelManifest manifest, SessionOptions options)
    {
        try
        {
            return new InferenceSession(bytes, options);
        }
        catch (OnnxRuntimeException e)
        {
            // ONNX Runtime's own words are the best there are for a graph that it cannot load.
            throw new ModelContractException(manifest.Name, "file", $"ONNX Runtime cannot load '{manifest.File}': {e.Message}", e);
        }
    }
}
