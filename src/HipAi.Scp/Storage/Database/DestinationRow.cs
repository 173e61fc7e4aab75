namespace HipAi.Scp.Storage.Database;

/// <summary>One destination as all nodes see it: which of them sends to it now, and how it answers (requirements D7, H6).</summary>
internal sealed class DestinationRow
{
    /// <summary>Its name in the settings.</summary>
    public required string Name { get; init; }

    /// <summary>The node that sends to it; null when none does.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when it is that node's; null when it is nobody's.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Goes up with every claim: what a node records under an earlier number is void.</summary>
    public long Fence { get; set; }

    /// <summary>Failures in a row that are the destination's and not one report's.</summary>
    public int Failures { get; set; }

    /// <summary>Nothing is sent before this; null: now.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When the last attempt ended. After now: the clock was set back since, and <see cref="NextAttemptAt"/> says nothing.</summary>
    public DateTimeOffset? AttemptedAt { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    public DateTimeOffset? LastErrorAt { get; set; }

    /// <summary>What went wrong then, in our own words: fit for logs.</summary>
    public string? LastError { get; set; }
}
