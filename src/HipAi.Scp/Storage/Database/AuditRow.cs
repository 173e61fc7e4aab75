namespace HipAi.Scp.Storage.Database;

/// <summary>One entry of the audit trail (requirement H3); appended, never changed.</summary>
internal sealed class AuditRow
{
    /// <summary>Its place in the chain, from 1, without gaps; given when it is appended.</summary>
    public long Id { get; set; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public string? StudyInstanceUid { get; init; }

    public string? Subject { get; init; }

    public string? Detail { get; init; }

    public string? Address { get; init; }

    /// <summary>SHA-256 over the entry and the hash of the one before, lower-case hexadecimal.</summary>
    public string Hash { get; set; } = "";
}
