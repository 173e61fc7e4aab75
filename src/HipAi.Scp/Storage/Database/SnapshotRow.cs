namespace HipAi.Scp.Storage.Database;

/// <summary>A StudySnapshot. Appended, never changed.</summary>
internal sealed class SnapshotRow
{
    public required string StudyInstanceUid { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Json { get; init; }
}
