using HipAi.Scp.Security;
using HipAi.Scp.Security.Users;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>The fields of a user as a form sends them.</summary>
internal sealed class UserForm
{
    /// <summary>The name to sign in with; of a new user only.</summary>
    public string? Name { get; set; }

    /// <inheritdoc cref="PersonNameParts.Family"/>
    public string? Family { get; set; }

    /// <inheritdoc cref="PersonNameParts.Given"/>
    public string? Given { get; set; }

    /// <inheritdoc cref="PersonNameParts.Prefix"/>
    public string? Prefix { get; set; }

    /// <summary>Identifier at the site.</summary>
    public string? Identifier { get; set; }

    /// <summary>Codes of roles.</summary>
    public List<string> Roles { get; set; } = [];

    /// <summary>Whether signing in is refused.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>The form of a user as it is.</summary>
    internal static UserForm Of(UserAccount user)
    {
        var person = PersonNameParts.Read(user.PersonName);
        return new UserForm
        {
            Name = user.Name,
            Family = person.Family,
            Given = person.Given,
            Prefix = person.Prefix,
            Identifier = user.Identifier,
            Roles = [.. user.Roles.Select(role => role.Code())],
            IsDisabled = user.IsDisabled,
        };
    }

    /// <summary>What was asked for.</summary>
    internal UserDraft ToDraft(string name) => new(
        name, new PersonNameParts(Family ?? "", Given ?? "", Prefix ?? ""), Identifier ?? "", [.. Roles.Select(RoleTable.Find).OfType<Role>()]);
}
