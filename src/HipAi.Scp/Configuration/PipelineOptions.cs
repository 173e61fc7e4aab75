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

    /// <summary>
    /// How long a study belongs to the node that works on it; it is renewed at a third of that. A node that is gone holds its studies
    /// this long, then another takes them. <value>5 s to 1 h, default 1 min.</value>
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a node with nothing to do asks a shared database for work. <value>100 ms to 1 min, default 1 s; without meaning for SQLite.</value></summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);
}
