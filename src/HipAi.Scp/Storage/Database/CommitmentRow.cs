namespace HipAi.Scp.Storage.Database;

/// <summary>One request for storage commitment: what was decided about it, and whether its sender knows. Ended ones go after a while.</summary>
internal sealed class CommitmentRow
{
    public long Id { get; init; }

    public required string TransactionUid { get; init; }

    /// <summary>Who asked.</summary>
    public required string CallingAeTitle { get; init; }

    /// <summary>As whom we were asked, and answer.</summary>
    public required string CalledAeTitle { get; init; }

    /// <summary>The source of the settings that asked; empty when none matched.</summary>
    public required string Source { get; init; }

    /// <summary>What is told: StorageCommitmentResult as JSON.</summary>
    public required string ResultJson { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The node that has it, on the association that asked or on one of its own; empty while it waits for any.</summary>
    public required string Node { get; set; }

    /// <summary>Failed reports on associations of their own.</summary>
    public int Attempts { get; set; }

    /// <summary>
    /// When it is reported next; while a node reports it, when another may; null while the association that asked has it, and when it
    /// has ended.
    /// </summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When <see cref="NextAttemptAt"/> was set. After now: the clock was set back since, and that time says nothing.</summary>
    public DateTimeOffset? PostponedAt { get; set; }

    /// <summary>When it was told, or given up; null until then.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
