namespace HipAi.Scp.Storage.Database;

/// <summary>Somebody who may sign in (requirement H5).</summary>
internal sealed class UserRow
{
    public long Id { get; init; }

    /// <summary>Small letters, digits, dots, hyphens; the name to sign in with.</summary>
    public required string Name { get; init; }

    /// <summary>DICOM person name, family name first.</summary>
    public required string PersonName { get; set; }

    /// <summary>Identifier at the site; empty when not known.</summary>
    public required string Identifier { get; set; }

    /// <summary>As the framework's hasher writes it (PBKDF2).</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Codes of roles, separated by commas.</summary>
    public required string Roles { get; set; }

    /// <summary>Changes with password, roles and state: a session that carries another ends.</summary>
    public required string Stamp { get; set; }

    public bool IsDisabled { get; set; }

    public bool MustChangePassword { get; set; }

    /// <summary>Whether findings and draft are shown only after the person has read (requirement F3).</summary>
    public bool BlindFirst { get; set; }

    public int FailedSignIns { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }
}
