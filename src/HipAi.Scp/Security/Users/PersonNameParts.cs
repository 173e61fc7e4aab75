namespace HipAi.Scp.Security.Users;

/// <summary>A person's name as a form asks for it; kept as a DICOM person name (PS3.5 6.2, PN).</summary>
/// <param name="Family">Family name.</param>
/// <param name="Given">Given names; may be empty.</param>
/// <param name="Prefix">What comes before the name, for example <c>Dr.</c>; may be empty.</param>
internal sealed record PersonNameParts(string Family, string Given, string Prefix)
{
    /// <summary>Longest component group, PS3.5 6.2.</summary>
    private const int Longest = 64;

    /// <summary>The parts of a stored name.</summary>
    internal static PersonNameParts Read(string personName)
    {
        var parts = personName.Split('^');
        return new PersonNameParts(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(3) ?? "");
    }

    /// <summary>As it is stored: family, given, middle (none), prefix; nothing after the last part there is.</summary>
    /// <exception cref="UserRefusedException">A part holds what separates parts, or all together are too long.</exception>
    internal string Write()
    {
        foreach (var (part, field) in new[] { (Family, nameof(Family)), (Given, nameof(Given)), (Prefix, nameof(Prefix)) })
            if (part.Any(c => c is '^' or '=' or '\\' || char.IsControl(c))) throw new UserRefusedException(field, "The characters ^, = and \\ cannot stand in a name.");
        if (Family.Trim().Length == 0) throw new UserRefusedException(nameof(Family), "A family name is wanted: it stands under what the person signs.");
        var name = $"{Family.Trim()}^{Given.Trim()}^^{Prefix.Trim()}".TrimEnd('^');
        return name.Length <= Longest ? name : throw new UserRefusedException(nameof(Family), $"The name is longer than {Longest} characters.");
    }
}
