namespace HipAi.Dicom.Data;

/// <summary>One component group of a person name: five components, each possibly empty (PS3.5 6.2.1).</summary>
/// <param name="FamilyName">Family name complex, or the owner's name of an animal.</param>
/// <param name="GivenName">Given name complex.</param>
/// <param name="MiddleName">Middle name.</param>
/// <param name="Prefix">Name prefix, for example Dr.</param>
/// <param name="Suffix">Name suffix, for example Jr.</param>
public sealed record DicomPersonNameGroup(
    string FamilyName = "", string GivenName = "", string MiddleName = "", string Prefix = "", string Suffix = "")
{
    /// <summary>The most characters of a component group, delimiters included (PS3.5 Table 6.2-1).</summary>
    public const int MaximumLength = 64;

    /// <summary>A group without any component.</summary>
    public static DicomPersonNameGroup Empty { get; } = new();

    /// <summary>Whether no component has a character.</summary>
    public bool IsEmpty => this == Empty;

    /// <summary>The five components, in the order of the standard.</summary>
    public IReadOnlyList<string> Components => [FamilyName, GivenName, MiddleName, Prefix, Suffix];

    /// <summary>The group as it stands in a value: components between carets, those at the end that are empty left out.</summary>
    /// <returns>For example <c>Yamada^Tarou</c>; empty for an empty group.</returns>
    public override string ToString() => string.Join('^', Components).TrimEnd('^');

    /// <summary>Components from text, spaces around them removed; what stands after the fifth is put behind it.</summary>
    internal static DicomPersonNameGroup Parse(string text)
    {
        var parts = Array.ConvertAll(text.Split('^'), part => part.Trim(' ', '\0'));
        var suffix = string.Join(' ', parts.Skip(4).Where(part => part.Length > 0));
        return new DicomPersonNameGroup(Part(0), Part(1), Part(2), Part(3), suffix);

        string Part(int index) => index < parts.Length ? parts[index] : string.Empty;
    }

    /// <summary>What the standard has against the group.</summary>
    /// <returns>Null when it has nothing.</returns>
    internal string? Violation()
    {
        if (Components.Any(component => component.AsSpan().IndexOfAny("^=\\") >= 0 || component.Any(char.IsControl)))
        {
            return "a component of a person name has a caret, an equals sign, a backslash or a control character";
        }

        return ToString().Length > MaximumLength ? $"a component group of a person name has more than {MaximumLength} characters" : null;
    }
}
