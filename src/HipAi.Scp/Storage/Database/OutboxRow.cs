namespace HipAi.Scp.Storage.Database;

/// <summary>
/// One report version that one destination is to get. Written in the transaction of the version itself (requirement D7); what is sent is
/// made from the stored records when it is sent, so that a row is small and a repeat is the same.
/// </summary>
internal sealed class OutboxRow
{
    /// <summary>The order in which versions were written.</summary>
    public long Id { get; init; }

    public required string Destination { get; init; }

    public required string StudyInstanceUid { get; init; }

    public required int Version { get; init; }

    /// <summary>Whether the version is signed; such a one is never passed over for a later one.</summary>
    public required bool IsSigned { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DeliveryState State { get; set; }

    /// <summary>How often it was sent, or was tried to be, without success.</summary>
    public int Attempts { get; set; }

    /// <summary>Those of <see cref="Attempts"/> that count against it: the destination was there, and this report did not get through.</summary>
    public int Faults { get; set; }

    /// <summary>When it may be tried again; null: now.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When the last attempt ended. After now: the clock was set back since, and <see cref="NextAttemptAt"/> says nothing.</summary>
    public DateTimeOffset? AttemptedAt { get; set; }

    /// <summary>When it was delivered, given up or passed over; null while it waits.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What the last attempt met, in words that may quote the destination: never for a log.</summary>
    public string? Reason { get; set; }
}
