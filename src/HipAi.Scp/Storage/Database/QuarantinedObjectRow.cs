namespace HipAi.Scp.Storage.Database;

/// <summary>An object that could not be taken: its bytes are kept with the reason (requirement A8).</summary>
internal sealed class QuarantinedObjectRow
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string SopClassUid { get; init; }

    public required string SopInstanceUid { get; init; }

    public required string CallingAeTitle { get; init; }

    public required string Reason { get; init; }

    public required string RelativePath { get; init; }

    /// <summary>When retention removed it; null while it is here. Its file goes after this is committed (requirement H7).</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>When its file was deleted after that; null while it may be there.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
