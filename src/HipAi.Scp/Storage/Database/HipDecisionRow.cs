namespace HipAi.Scp.Storage.Database;

/// <summary>What a person decided on one hip (requirement F2); appended, never changed: the newest of a hip counts.</summary>
internal sealed class HipDecisionRow
{
    public long Id { get; init; }

    public required string StudyInstanceUid { get; init; }

    /// <summary>The judged snapshot that it was decided on: a decision on an earlier one does not hold for a later one.</summary>
    public required int SnapshotRevision { get; init; }

    /// <summary>right or left.</summary>
    public required string Side { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>The decision as JSON.</summary>
    public required string Json { get; init; }
}
