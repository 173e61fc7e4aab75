namespace HipAi.Studies;

/// <summary>A decision as it was written down; a later one of the same hip takes its place.</summary>
/// <param name="Id">Grows with each decision.</param>
/// <param name="SnapshotRevision">The judged snapshot that it was decided on.</param>
/// <param name="Decision">The decision.</param>
/// <param name="By">Name of the user.</param>
/// <param name="At">When.</param>
public sealed record RecordedDecision(long Id, int SnapshotRevision, HipDecision Decision, string By, DateTimeOffset At);
