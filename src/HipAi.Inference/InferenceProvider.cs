namespace HipAi.Inference;

/// <summary>Where the networks are wanted to run.</summary>
public enum InferenceProvider
{
    /// <summary>CUDA when its provider library is there and works, else the CPU; the reason is reported.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>CUDA, and nothing else: loading fails when it cannot be had.</summary>
    Cuda,
}
