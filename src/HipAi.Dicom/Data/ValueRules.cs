namespace HipAi.Dicom.Data;

/// <summary>What PS3.5 Table 6.2-1 forbids in a text value. Applied to what is set, never to what was read.</summary>
internal static class ValueRules
{
    /// <summary>What is wrong with a value.</summary>
    /// <param name="vr">A text representation.</param>
    /// <param name="value">One value.</param>
    /// <returns>Null when nothing is; the sentence never repeats the value, which may identify a patient.</returns>
    internal static string? Violation(DicomVR vr, string value)
    {
        if (vr.IsMultiValued && value.Contains('\\', StringComparison.Ordinal))
        {
            return "a backslash separates values and cannot be part of one; give the values one by one";
        }

        if (value.Length > vr.MaximumLength)
        {
            return $"the value has {value.Length} characters; {vr} allows {vr.MaximumLength}";
        }

        return vr.Code switch
        {
            "UI" when value.Length > 0 && !DicomUID.IsValid(value) => "the value is not a legal UID",
            "CS" when value.Any(c => !(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is ' ' or '_')) =>
                "a code string takes upper-case letters, digits, space and underscore only",
            "PN" when value.Split('=').Any(group => group.Length > 64) => "a component group of a person name has more than 64 characters",
            _ => null,
        };
    }
}
