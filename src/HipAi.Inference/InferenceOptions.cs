namespace HipAi.Inference;

/// <summary>How the networks run and how large the pictures are.</summary>
public sealed record InferenceOptions
{
    /// <summary>Where the networks run. <value>Default <see cref="InferenceProvider.Auto"/>.</value></summary>
    public InferenceProvider Provider { get; init; } = InferenceProvider.Auto;

    /// <summary>Threads of one network run, 0 to 256; 0 takes one per processor. <value>Default 0.</value></summary>
    public int IntraOpThreads { get; init; }

    /// <summary>The CUDA device, 0 or more. <value>Default 0.</value></summary>
    public int CudaDevice { get; init; }

    /// <summary>The most hips in one network run, 1 to 64; bounds the memory of a large study. <value>Default 8.</value></summary>
    public int LargestBatch { get; init; } = 8;

    /// <summary>Longest side of a heatmap picture in pixels, 64 to 4096. <value>Default 512.</value></summary>
    public int HeatmapSize { get; init; } = 512;

    /// <summary>Everything that is wrong with the values, in words; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (!Enum.IsDefined(Provider)) problems.Add($"Provider is {Provider}, not Auto, Cpu or Cuda.");
        Check(nameof(IntraOpThreads), IntraOpThreads, 0, 256);
        Check(nameof(CudaDevice), CudaDevice, 0, 255);
        Check(nameof(LargestBatch), LargestBatch, 1, 64);
        Check(nameof(HeatmapSize), HeatmapSize, 64, 4096);
        return problems;

        void Check(string name, int value, int least, int most)
        {
            if (value < least || value > most) problems.Add($"{name} is {value}, not from {least} to {most}.");
        }
    }
}
