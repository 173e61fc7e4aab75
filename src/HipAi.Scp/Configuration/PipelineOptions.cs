namespace HipAi.Scp.Configuration;

/// <summary>How studies are worked through after they are closed.</summary>
public sealed class PipelineOptions
{
    /// <summary>Studies worked on at the same time. <value>1 to 64, default 1: one study keeps two cores busy.</value></summary>
    public int Workers { get; set; } = 1;

    /// <summary>How often a stage is tried before the study is quarantined. <value>1 to 20, default 3.</value></summary>
    public int MaximumAttempts { get; set; } = 3;

    /// <summary>Wait before the second attempt; doubles with each further one. <value>100 ms to 1 h, default 5 s.</value></summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);
}
