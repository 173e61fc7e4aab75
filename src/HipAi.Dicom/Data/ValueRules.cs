using System.Buffers;

namespace HipAi.Dicom.Data;

/// <summary>What PS3.5 Table 6.2-1 forbids in a text value. Applied to what is set, never to what was read.</summary>
internal static class ValueRules
{
    private static readonly SearchValues<char> Date = SearchValues.Create("0123456789-.");
    private static readonly SearchValues<char> Time = SearchValues.Create("0123456789.:-");
    private static readonly SearchValues<char> Moment = SearchValues.Create("0123456789.+-");
    private static readonly SearchValues<char> Whole = SearchValues.Create("0123456789+-");
    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789+-.eE");
    private static readonly SearchValues<char> Code = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _");

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

        if (HasControl(value, IsLongText(vr)))
        {
            return $"a control character cannot be part of {vr}";
        }

        return vr.Code switch
        {
            "DA" when !Consists(value, Date) => "a date takes digits only (and a hyphen in a query)",
            "TM" when !Consists(value, Time) => "a time takes digits and a point only (and a hyphen in a query)",
            "DT" when !Consists(value, Moment) => "a date and time takes digits, a point and an offset only",
            "AS" when value.Length > 0 && !(value.Length == 4 && value.AsSpan(0, 3).Trim(' ').IndexOfAnyExceptInRange('0', '9') < 0 && "DWMY".Contains(value[3], StringComparison.Ordinal)) =>
                "an age is three digits and D, W, M or Y",
            "IS" when !Consists(value, Whole) => "an integer string takes digits and a sign only",
            "DS" when !Consists(value, Number) => "a decimal string takes digits, signs, a point and E only",
            "UI" when value.Length > 0 && !DicomUID.IsValid(value) => "the value is not a legal UID",
            "CS" when value.AsSpan().ContainsAnyExcept(Code) =>
                "a code string takes upper-case letters, digits, space and underscore only",
            "PN" when value.Split('=').Any(group => group.Length > 64) => "a component group of a person name has more than 64 characters",
            _ => null,
        };
    }

    private static bool IsLongText(DicomVR vr) => vr.IsString && !vr.IsMultiValued && vr.UsesCharacterSet;

    // Nearly every value is printable ASCII, and that is seen at once.
    private static bool HasControl(string value, bool isLong)
    {
        if (!value.AsSpan().ContainsAnyExceptInRange(' ', '~')) return false;
        foreach (var c in value)
            if (char.IsControl(c) && !(isLong && c is '\t' or '\n' or '\f' or '\r')) return true;
        return false;
    }

    /// <summary>Spaces around a value are padding (PS3.5 6.2).</summary>
    private static bool Consists(string value, SearchValues<char> of) => !value.AsSpan().Trim(' ').ContainsAnyExcept(of);
}
