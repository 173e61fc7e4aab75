namespace HipAi.Scp.Storage.Database;

/// <summary>
/// What a person decided on one hip (requirement F2), or read of it before seeing the finding (requirement F3); appended, never changed:
/// the newest decision of a hip counts.
/// </summary>
internal sealed class HipDecisionRow
{
    /// <summary>The kinds of rows.</summary>
    public const string Decision = "decision", FirstReading = "first reading";

    public long Id { get; init; }

    /// <summary><see cref="Decision"/> or <see cref="FirstReading"/>.</summary>
    public string Kind { get; init; } = Decision;

    public required string StudyInstanceUid { get; init; }

    /// <summary>The judged snapshot that it was decided on: a decision on an earlier one does not hold for a later one.</summary>
    public required int SnapshotRevision { get; init; }

    /// <summary>right or left.</summary>
    public required string Side { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>The <c>HipDecision</c> or <c>FirstReading</c> as JSON.</summary>
    public required string Json { get; init; }
}
