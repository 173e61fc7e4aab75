namespace HipAi.Scp.Storage.Database;

/// <summary>A refused association; only the newest are kept.</summary>
internal sealed class RefusalRow
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Peer { get; init; }

    public required string CallingAeTitle { get; init; }

    public required string CalledAeTitle { get; init; }

    public required string Reason { get; init; }
}
