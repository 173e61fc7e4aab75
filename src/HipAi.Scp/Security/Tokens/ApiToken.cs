using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Security.Tokens;

/// <summary>A token of a machine, without its secret (requirement H5).</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What the machine is called; the audit trail tells of it as <c>token:NAME</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="ExpiresAt">From when on it is refused; null for never.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null while it is not.</param>
internal sealed record ApiToken(
    long Id, string Name, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>The token of a row.</summary>
    internal static ApiToken From(ApiTokenRow row) => new(row.Id, row.Name, row.CreatedAt, row.CreatedBy, row.ExpiresAt, row.LastUsedAt, row.RevokedAt);

    /// <summary>Whether it lets a machine in at a time.</summary>
    internal bool IsValid(DateTimeOffset at) => RevokedAt is null && !(ExpiresAt <= at);

    /// <summary>The machine. No user can have a name with a colon.</summary>
    internal Actor ToActor() => new("token:" + Name, "", "", [Role.Machine]);
}
