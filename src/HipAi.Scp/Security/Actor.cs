using System.Security.Claims;

namespace HipAi.Scp.Security;

/// <summary>Who does something: a person who signed in, or a machine with a token.</summary>
/// <param name="Name">The name to sign in with, or the name of the token. What audit, timeline and templates call them.</param>
/// <param name="PersonName">A person's name as DICOM person name, family name first: <c>Example^Rae^^Dr.</c>; empty for a machine.</param>
/// <param name="Identifier">The person's identifier at the site; empty when not known.</param>
/// <param name="Roles">At least one.</param>
/// <param name="BlindFirst">Whether the person wants to read before seeing what the models found (requirement F3).</param>
internal sealed record Actor(string Name, string PersonName, string Identifier, IReadOnlyList<Role> Roles, bool BlindFirst = false)
{
    /// <summary>Claim types beside <see cref="ClaimTypes.Name"/> and <see cref="ClaimTypes.Role"/>.</summary>
    internal const string PersonNameClaim = "hipai:person-name", IdentifierClaim = "hipai:identifier", BlindFirstClaim = "hipai:blind-first";

    /// <summary>Whether one of the roles may do it.</summary>
    internal bool May(Permission permission) => Roles.Any(role => role.May(permission));

    /// <summary>Whether it is a program.</summary>
    internal bool IsMachine => Roles.Contains(Role.Machine);

    /// <summary>Who a request comes from; null when nobody is signed in.</summary>
    internal static Actor? Of(ClaimsPrincipal user) => user.Identity is not { IsAuthenticated: true, Name: { } name }
        ? null
        : new Actor(
            name,
            user.FindFirstValue(PersonNameClaim) ?? "",
            user.FindFirstValue(IdentifierClaim) ?? "",
            [.. user.FindAll(ClaimTypes.Role).Select(claim => RoleTable.Find(claim.Value)).OfType<Role>()],
            user.HasClaim(BlindFirstClaim, "true"));

    /// <summary>Who a request comes from that has passed a policy.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint names no permission.</exception>
    internal static Actor Required(ClaimsPrincipal user) => Of(user) ?? throw new InvalidOperationException("The endpoint names no permission.");

    /// <summary>The same as an identity of a scheme.</summary>
    internal ClaimsPrincipal ToPrincipal(string scheme, params Claim[] more) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.Name, Name), new(PersonNameClaim, PersonName), new(IdentifierClaim, Identifier),
            new(BlindFirstClaim, BlindFirst ? "true" : "false"),
            .. Roles.Select(role => new Claim(ClaimTypes.Role, role.Code())), .. more,
        ],
        scheme));
}
