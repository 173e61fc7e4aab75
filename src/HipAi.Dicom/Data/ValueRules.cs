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

        if (value.Any(c => char.IsControl(c) && !(IsLongText(vr) && c is '\t' or '\n' or '\f' or '\r')))
        {
            return $"a control character cannot be part of {vr}";
        }

        return vr.Code switch
        {
            "DA" when !Consists(value, "0123456789-.") => "a date takes digits only (and a hyphen in a query)",
            "TM" when !Consists(value, "0123456789.:-") => "a time takes digits and a point only (and a hyphen in a query)",
            "DT" when !Consists(value, "0123456789.+-") => "a date and time takes digits, a point and an offset only",
            "AS" when value.Length > 0 && !(value.Length == 4 && Consists(value[..3], "0123456789") && "DWMY".Contains(value[3], StringComparison.Ordinal)) =>
                "an age is three digits and D, W, M or Y",
            "IS" when !Consists(value, "0123456789+-") => "an integer string takes digits and a sign only",
            "DS" when !Consists(value, "0123456789+-.eE") => "a decimal string takes digits, signs, a point and E only",
            "UI" when value.Length > 0 && !DicomUID.IsValid(value) => "the value is not a legal UID",
            "CS" when value.Any(c => !(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is ' ' or '_')) =>
                "a code string takes upper-case letters, digits, space and underscore only",
            "PN" when value.Split('=').Any(group => group.Length > 64) => "a component group of a person name has more than 64 characters",
            _ => null,
        };
    }

    private static bool IsLongText(DicomVR vr) => vr.IsString && !vr.IsMultiValued && vr.UsesCharacterSet;

    /// <summary>Spaces around a value are padding (PS3.5 6.2).</summary>
    private static bool Consists(string value, string of) => !value.AsSpan().Trim(' ').ContainsAnyExcept(of);
}
