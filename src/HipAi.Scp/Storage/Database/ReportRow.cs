namespace HipAi.Scp.Storage.Database;

/// <summary>A PreliminaryReport. Appended, never changed.</summary>
internal sealed class ReportRow
{
    public required string StudyInstanceUid { get; init; }

    public required int Version { get; init; }

    public required int SnapshotRevision { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Json { get; init; }
}
