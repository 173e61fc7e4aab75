namespace HipAi.Scp.Storage;

/// <summary>What was put in order at start.</summary>
/// <param name="Removed">Half-arrived files that were removed.</param>
/// <param name="Indexed">Whole objects that were indexed now.</param>
/// <param name="Quarantined">Files without an index entry that could not be read.</param>
internal sealed record RecoveryReport(int Removed, int Indexed, int Quarantined);
