namespace HipAi.Scp.Security.Audit;

/// <summary>Whether the trail is as it was written.</summary>
/// <param name="Count">Entries that were looked at, up to the fault.</param>
/// <param name="LastHash">Hash of the last entry that fits; empty when there is none.</param>
/// <param name="Fault">What is wrong with the first entry that does not fit; null when all fit.</param>
internal sealed record AuditVerification(long Count, string LastHash, string? Fault)
{
    /// <summary>In one sentence.</summary>
    internal string Words => Fault is null
        ? $"{Count} entries, none changed, taken out or put in; the last has hash {LastHash}"
        : $"BROKEN after {Count} entries: {Fault}";
}
