namespace HipAi.Scp.Storage.Database;

/// <summary>A token of a machine (requirement H5). The token itself is shown once and not kept.</summary>
internal sealed class ApiTokenRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the token, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
