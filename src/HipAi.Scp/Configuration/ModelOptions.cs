using HipAi.Inference;

namespace HipAi.Scp.Configuration;

/// <summary>Which models judge, and where they run.</summary>
public sealed class ModelOptions
{
    /// <summary>Folder with one folder per model; relative to the content root. <value>Default models.</value></summary>
    public string ModelsFolder { get; set; } = "models";

    /// <summary>Where the networks run. <value>Auto (the default), Cpu or Cuda.</value></summary>
    public InferenceProvider Provider { get; set; } = InferenceProvider.Auto;

    /// <summary>Threads of one network run. <value>0 to 256, default 0: one per processor.</value></summary>
    public int IntraOpThreads { get; set; }

    /// <summary>The CUDA device. <value>0 to 255, default 0.</value></summary>
    public int CudaDevice { get; set; }

    /// <summary>The most hips in one network run. <value>1 to 64, default 8.</value></summary>
    public int LargestBatch { get; set; } = 8;

    /// <summary>The same as the models' room takes it.</summary>
    internal InferenceOptions ToInferenceOptions() => new()
    {
        Provider = Provider,
        IntraOpThreads = IntraOpThreads,
        CudaDevice = CudaDevice,
        LargestBatch = LargestBatch,
    };
}
