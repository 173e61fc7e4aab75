using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HipAi.Inference.Models;

/// <summary>
/// Runs of one session whose input and outputs are allocated and bound once for each of a few batch sizes, and run once to warm up: a card
/// reads and writes pinned memory without a copy in between, and meets no size for the first time in the middle of a study. A batch is
/// padded to the next size. One run at a time; the card could not do two at once either.
/// </summary>
internal sealed class BoundRuns : IDisposable
{
    /// <summary>The batch sizes that are bound.</summary>
    public static readonly IReadOnlyList<int> Sizes = [1, 2, 4, 8];

    private readonly InferenceSession session;
    private readonly ModelManifest manifest;
    private readonly OrtAllocator allocator;
    private readonly RunOptions options = new();
    private readonly Lock running = new();
    private readonly List<Bound> bindings = [];

    /// <param name="session">The session; not disposed here.</param>
    /// <param name="manifest">What it takes and gives.</param>
    /// <param name="mapSize">Columns and rows of its maps.</param>
    /// <param name="allocator">Gives the memory, pinned for CUDA; disposed here.</param>
    /// <exception cref="OnnxRuntimeException">The memory cannot be had, or a warm-up run fails.</exception>
    public BoundRuns(InferenceSession session, ModelManifest manifest, (int Width, int Height) mapSize, OrtAllocator allocator)
    {
        this.session = session;
        this.manifest = manifest;
        this.allocator = allocator;
        MapSize = mapSize;
        try
        {
            foreach (var size in Sizes) bindings.Add(Bind(size));
        }
        catch (OnnxRuntimeException)
        {
            // The caller runs without bindings; what was allocated must not leak.
            Dispose();
            throw;
        }
    }

    /// <summary>Columns and rows of the maps.</summary>
    public (int Width, int Height) MapSize { get; }

    /// <summary>Runs the network.</summary>
    /// <param name="tensor">[N, channels, height, width] after mean and standard deviation.</param>
    /// <param name="count">N, from 1 to the greatest of <see cref="Sizes"/>.</param>
    public MemberOutput Run(ReadOnlySpan<float> tensor, int count)
    {
        var bound = bindings.First(binding => binding.Size >= count);
        lock (running)
        {
            tensor[..(count * manifest.Input.Length)].CopyTo(bound.Input.GetTensorMutableDataAsSpan<float>());
            Run(bound);
            return new MemberOutput(
                count, Values(manifest.Outputs.Logits)!, Values(manifest.Outputs.ActivationMap)!, MapSize.Width, MapSize.Height,
                Values(manifest.Outputs.Joint), Values(manifest.Outputs.Unfamiliarity));
        }

        float[]? Values(string? name)
        {
            if (name is null) return null;
            var values = bound.Outputs[name].GetTensorDataAsSpan<float>();
            return values[..(values.Length / bound.Size * count)].ToArray();
        }
    }

    public void Dispose()
    {
        foreach (var bound in bindings) bound.Dispose();
        bindings.Clear();
        options.Dispose();
        allocator.Dispose();
    }

    private Bound Bind(int size)
    {
        var input = manifest.Input;
        var bound = new Bound(size, session.CreateIoBinding(), Allocate(size, input.Channels, input.Height, input.Width));
        bound.Input.GetTensorMutableDataAsSpan<float>().Clear();
        bound.Binding.BindInput(input.Name, bound.Input);
        Add(manifest.Outputs.Logits, manifest.Classes.Count);
        Add(manifest.Outputs.ActivationMap, ModelTasks.Maps(manifest.Task), MapSize.Height, MapSize.Width);
        Add(manifest.Outputs.Joint, 2);
        Add(manifest.Outputs.Unfamiliarity, 1);
        Run(bound);
        return bound;

        void Add(string? name, params ReadOnlySpan<long> shape)
        {
            if (name is null) return;
            bound.Outputs[name] = Allocate([size, .. shape]);
            bound.Binding.BindOutput(name, bound.Outputs[name]);
        }
    }

    private OrtValue Allocate(params long[] shape) => OrtValue.CreateAllocatedTensorValue(allocator, TensorElementType.Float, shape);

    private void Run(Bound bound)
    {
        session.RunWithBinding(options, bound.Binding);
        bound.Binding.SynchronizeBoundOutputs();
    }

    private sealed record Bound(int Size, OrtIoBinding Binding, OrtValue Input) : IDisposable
    {
        public Dictionary<string, OrtValue> Outputs { get; } = [];

        public void Dispose()
        {
            Binding.Dispose();
            Input.Dispose();
            foreach (var output in Outputs.Values) output.Dispose();
        }
    }
}
