namespace HipAi.Scp.Configuration;

/// <summary>Settings of Storage Commitment (requirement A11).</summary>
public sealed class CommitmentOptions
{
    /// <summary>
    /// Whether storage commitment is given. <value>Default false: HipAI is no archive, and a sender that was given commitment may
    /// delete what it sent.</value>
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>Wait after a report on an association of its own failed; doubles with each further one, up to an hour.
    /// <value>1 s to 1 h, default 1 min.</value></summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a report is tried on associations of its own. <value>1 to 1000, default 48: about two days.</value></summary>
    public int MaximumAttempts { get; set; } = 48;
}
