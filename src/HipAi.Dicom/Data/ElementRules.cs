namespace HipAi.Dicom.Data;

/// <summary>What PS3.5 6.2 and 6.4 and the dictionary forbid in an element. Applied to what is set, never to what was read.</summary>
internal static class ElementRules
{
    /// <summary>What is wrong with an element.</summary>
    /// <returns>Null when nothing is; the sentence never repeats a value, which may identify a patient.</returns>
    internal static string? Violation(DicomElement element)
    {
        var vr = element.ValueRepresentation;
        if (ReferenceEquals(vr, DicomVR.UN) || element.Tag.Group == 0)
        {
            // A command answers in the words it was asked in, also where those were not legal (PS3.7 9.3).
            return null;
        }

        if (!vr.IsString)
        {
            var length = vr.Is16BitLength ? element.Length : element.Length + (element.Length & 1);
            return length % vr.ValueSize != 0
                ? $"its {element.Length} bytes are not a whole number of {vr} values"
                : Violation(element.Tag, vr, vr.Is16BitLength ? length / vr.ValueSize : Math.Min(length, 1));
        }

        var values = ElementDecoder.Texts(element);
        return values.Select(value => ValueRules.Violation(vr, value)).FirstOrDefault(violation => violation is not null)
            ?? Violation(element.Tag, vr, values.Length);
    }

    /// <summary>What is wrong with terms that Specific Character Set is to have: text that follows would be read by guess.</summary>
    internal static string? CharacterSetViolation(DicomTag tag, IReadOnlyList<string> terms)
    {
        string? oddity = null;
        _ = tag == DicomTag.SpecificCharacterSet ? DicomCharacterSet.Parse(terms, out oddity) : null;
        return oddity;
    }

    /// <summary>What the dictionary has against a representation and a count of values.</summary>
    internal static string? Violation(DicomTag tag, DicomVR vr, int count)
    {
        if (!DicomDictionary.TryGetRules(tag, out var representations, out var multiplicity) || ReferenceEquals(vr, DicomVR.UN))
        {
            return null;
        }

        if (!representations.Contains(vr))
        {
            return $"cannot be {vr}; it is {string.Join(" or ", representations.AsEnumerable())}";
        }

        var isArray = !vr.IsString && !vr.Is16BitLength && vr.Code is not ("SV" or "UV");
        return isArray || multiplicity.Allows(count)
            ? null
            : $"has {count} values; the standard allows {DicomDictionary.Find(tag)!.Multiplicity}";
    }
}
