namespace HipAi.Scp.Storage.Database;

/// <summary>One entry of a study's timeline.</summary>
internal sealed class EventRow
{
    public long Id { get; init; }

    public required string StudyInstanceUid { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string What { get; init; }
}
