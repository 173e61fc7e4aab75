using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace HipAi.Inference.Models;

/// <summary>Where sessions run: makes their options, alike for all members.</summary>
internal sealed class ExecutionProvider
{
    private readonly InferenceOptions options;
    private readonly bool isCuda;

    private ExecutionProvider(InferenceOptions options, bool isCuda)
    {
        this.options = options;
        this.isCuda = isCuda;
    }

    /// <summary><c>CPU</c> or <c>CUDA</c>.</summary>
    public string Name => isCuda ? "CUDA" : "CPU";

    public static ExecutionProvider Cpu(InferenceOptions options) => new(options, isCuda: false);

    public static ExecutionProvider Cuda(InferenceOptions options) => new(options, isCuda: true);

    /// <summary>Why CUDA cannot even be tried here; null when its provider library lies beside ONNX Runtime.</summary>
    public static string? WhyNoCuda()
    {
        var name = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "onnxruntime_providers_cuda.dll" : "libonnxruntime_providers_cuda.so";
        var folder = AppContext.BaseDirectory;
        string[] places = [Path.Combine(folder, name), Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", name)];
        return places.Any(File.Exists) ? null : $"the CUDA provider library {name} is not beside ONNX Runtime";
    }

    /// <summary>Options for one session.</summary>
    /// <exception cref="OnnxRuntimeException">The CUDA provider cannot be loaded.</exception>
    public SessionOptions CreateSessionOptions()
    {
        var session = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            // A CUDA session leaves next to nothing to the CPU.
            IntraOpNumThreads = isCuda ? 1 : options.IntraOpThreads == 0 ? Environment.ProcessorCount : options.IntraOpThreads,
            InterOpNumThreads = 1,
        };
        try
        {
            // Members run one after the other: the threads of the one that is done must not spin against the next one's.
            session.AddSessionConfigEntry("session.force_spinning_stop", "1");
            SharedArena.Use(session);
            if (isCuda) AppendCuda(session);
            return session;
        }
        catch (OnnxRuntimeException)
        {
            // Not ours to judge: the caller decides between falling back and failing. Only the handle must not leak.
            session.Dispose();
            throw;
        }
    }

    /// <summary>Gives memory that the device reads without a copy; null where there is nothing to gain, on the CPU.</summary>
    /// <exception cref="OnnxRuntimeException">The device gives none.</exception>
    public OrtAllocator? PinnedMemory(InferenceSession session)
    {
        if (!isCuda) return null;
        using var pinned = new OrtMemoryInfo("CudaPinned", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.CpuOutput);
        return new OrtAllocator(session, pinned);
    }

    private void AppendCuda(SessionOptions session)
    {
        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(new Dictionary<string, string>
        {
            ["device_id"] = options.CudaDevice.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["arena_extend_strategy"] = "kSameAsRequested",
            // HEURISTIC finds an algorithm at once for each new batch size; EXHAUSTIVE (the default) takes seconds, DEFAULT runs slowly.
            ["cudnn_conv_algo_search"] = "HEURISTIC",
            // TF32 is off by about 1e-3: the parity gate would not hold.
            ["use_tf32"] = "0",
        });
        session.AppendExecutionProvider_CUDA(cuda);
    }
}
