using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Security.Users;

/// <summary>Somebody who may sign in, without the password (requirement H5).</summary>
/// <param name="Name">The name to sign in with.</param>
/// <param name="PersonName">DICOM person name.</param>
/// <param name="Identifier">Identifier at the site; empty when not known.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Stamp">Changes with whatever must end a session.</param>
/// <param name="IsDisabled">Whether signing in is refused.</param>
/// <param name="MustChangePassword">Whether the password was given by somebody else and must be changed first.</param>
/// <param name="BlindFirst">Whether the person reads before seeing what the models found (requirement F3).</param>
/// <param name="LockedUntil">Until when signing in is refused after too many wrong passwords; null when it is not.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastSignInAt">When somebody signed in with it last; null for never.</param>
internal sealed record UserAccount(
    string Name, string PersonName, string Identifier, IReadOnlyList<Role> Roles, string Stamp, bool IsDisabled, bool MustChangePassword, bool BlindFirst,
    DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt)
{
    /// <summary>The account of a row.</summary>
    internal static UserAccount From(UserRow row) => new(
        row.Name, row.PersonName, row.Identifier, RolesOf(row), row.Stamp, row.IsDisabled, row.MustChangePassword, row.BlindFirst, row.LockedUntil, row.CreatedAt,
        row.LastSignInAt);

    /// <summary>The roles of a row.</summary>
    internal static IReadOnlyList<Role> RolesOf(UserRow row) => [.. row.Roles.Split(',').Select(RoleTable.Find).OfType<Role>()];

    /// <summary>Roles as a row keeps them.</summary>
    internal static string Text(IEnumerable<Role> roles) => string.Join(',', roles.Distinct().Order().Select(role => role.Code()));

    /// <summary>Whether it can manage users now.</summary>
    internal static bool IsActiveAdmin(UserRow row) => !row.IsDisabled && RolesOf(row).Contains(Role.Admin);

    /// <summary>The person as pages and API know them.</summary>
    internal Actor ToActor() => new(Name, PersonName, Identifier, Roles, BlindFirst);
}
