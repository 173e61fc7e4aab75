namespace HipAi.Scp.Security.Users;

/// <summary>A user as an admin wants it; the name does not change later.</summary>
/// <param name="Name">The name to sign in with.</param>
/// <param name="Person">The person's name.</param>
/// <param name="Identifier">Identifier at the site, at most 64 characters; may be empty.</param>
/// <param name="Roles">What the person is to the service.</param>
internal sealed record UserDraft(string Name, PersonNameParts Person, string Identifier, IReadOnlyList<Role> Roles)
{
    private const int LongestIdentifier = 64;

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="UserRefusedException">A field is wrong.</exception>
    internal void Require()
    {
        UserNames.Require(Name, nameof(Name));
        Person.Write();
        if (Identifier.Length > LongestIdentifier || Identifier.Any(char.IsControl))
            throw new UserRefusedException(nameof(Identifier), $"An identifier has at most {LongestIdentifier} characters.");
        if (Roles.Count == 0) throw new UserRefusedException(nameof(Roles), "Choose at least one role.");
        if (Roles.Contains(Role.Machine)) throw new UserRefusedException(nameof(Roles), "A machine comes with a token, not as a user.");
    }
}
