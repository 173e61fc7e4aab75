namespace HipAi.Scp.Storage.Database;

/// <summary>A StudyPrediction. Appended, never changed.</summary>
internal sealed class PredictionRow
{
    public required string StudyInstanceUid { get; init; }

    public required int SnapshotRevision { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Json { get; init; }
}
