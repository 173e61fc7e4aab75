namespace HipAi.Dicom.Data;

/// <summary>
/// A person name (PN, PS3.5 6.2.1): the same name in up to three component groups, alphabetic, ideographic and phonetic. Reading one is lenient,
/// building one is strict.
/// </summary>
public sealed record DicomPersonName
{
    /// <summary>Builds a name.</summary>
    /// <param name="alphabetic">In an alphabet, as a rule Latin.</param>
    /// <param name="ideographic">In ideographs; null for none.</param>
    /// <param name="phonetic">As it is spoken, for example in Hiragana or Hangul; null for none.</param>
    /// <exception cref="ArgumentException">A component has a delimiter or a control character, or a group is longer than 64 characters.</exception>
    public DicomPersonName(DicomPersonNameGroup alphabetic, DicomPersonNameGroup? ideographic = null, DicomPersonNameGroup? phonetic = null)
        : this((alphabetic, ideographic ?? DicomPersonNameGroup.Empty, phonetic ?? DicomPersonNameGroup.Empty))
    {
        ArgumentNullException.ThrowIfNull(alphabetic);
        foreach (var group in Groups)
        {
            if (group.Violation() is { } violation)
            {
                throw new ArgumentException(violation);
            }
        }
    }

    /// <summary>Builds a name of the alphabetic group alone.</summary>
    /// <param name="familyName">Family name complex.</param>
    /// <param name="givenName">Given name complex.</param>
    /// <param name="middleName">Middle name.</param>
    /// <param name="prefix">Name prefix.</param>
    /// <param name="suffix">Name suffix.</param>
    /// <exception cref="ArgumentException">A component has a delimiter or a control character, or all are longer than 64 characters.</exception>
    public DicomPersonName(string familyName, string givenName = "", string middleName = "", string prefix = "", string suffix = "")
        : this(new DicomPersonNameGroup(familyName, givenName, middleName, prefix, suffix))
    {
    }

    private DicomPersonName((DicomPersonNameGroup Alphabetic, DicomPersonNameGroup Ideographic, DicomPersonNameGroup Phonetic) asRead) =>
        (Alphabetic, Ideographic, Phonetic) = asRead;

    /// <summary>A name without any component.</summary>
    public static DicomPersonName Empty { get; } = new(DicomPersonNameGroup.Empty);

    /// <summary>The name in an alphabet; the group that every sender fills.</summary>
    public DicomPersonNameGroup Alphabetic { get; }

    /// <summary>The name in ideographs; empty when there is none.</summary>
    public DicomPersonNameGroup Ideographic { get; }

    /// <summary>The name as it is spoken; empty when there is none.</summary>
    public DicomPersonNameGroup Phonetic { get; }

    /// <summary>The three groups, in the order of the standard.</summary>
    public IReadOnlyList<DicomPersonNameGroup> Groups => [Alphabetic, Ideographic, Phonetic];

    /// <summary>Whether no group has a component.</summary>
    public bool IsEmpty => Groups.All(group => group.IsEmpty);

    /// <summary>A name from one value of an element, whatever its form: spaces around components are removed, components beyond the fifth go
    /// into the suffix, groups beyond the third are left out.</summary>
    /// <param name="value">One value, decoded; null is an empty name.</param>
    /// <returns>Never null.</returns>
    public static DicomPersonName Parse(string? value)
    {
        var groups = Array.ConvertAll((value ?? string.Empty).Split('='), DicomPersonNameGroup.Parse);
        return new DicomPersonName((groups[0], Group(1), Group(2)));

        DicomPersonNameGroup Group(int index) => index < groups.Length ? groups[index] : DicomPersonNameGroup.Empty;
    }

    /// <summary>The name as it stands in a value: groups between equals signs, those at the end that are empty left out.</summary>
    /// <returns>For example <c>Yamada^Tarou=山田^太郎=やまだ^たろう</c>.</returns>
    public override string ToString() => string.Join('=', Groups).TrimEnd('=');
}
