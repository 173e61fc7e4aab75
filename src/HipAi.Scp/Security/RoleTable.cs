namespace HipAi.Scp.Security;

/// <summary>Which role may do what: the one table (requirement H5).</summary>
internal static class RoleTable
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Radiologist] = [Permission.ReadStudies, Permission.Review, Permission.Measure],
        [Role.Admin] =
        [
            Permission.ReadStudies, Permission.Measure, Permission.EditTemplates, Permission.ManageDeliveries, Permission.Operate,
            Permission.ManageUsers, Permission.ReadAudit,
        ],
        [Role.Operator] = [Permission.ReadStudies, Permission.ManageDeliveries, Permission.Operate],
        [Role.Machine] =
        [
            Permission.ReadStudies, Permission.Measure, Permission.EditTemplates, Permission.ManageDeliveries, Permission.Operate,
        ],
    };

    /// <summary>Whether the role may do it.</summary>
    internal static bool May(this Role role, Permission permission) => Table[role].Contains(permission);

    /// <summary>The spelling in claims, database and API, for example <c>radiologist</c>.</summary>
    internal static string Code(this Role role) => role.ToString().ToLowerInvariant();

    /// <summary>The role of a spelling; null when it is none.</summary>
    internal static Role? Find(string? code) => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => role!.Value.Code() == code);
}
