using System.Globalization;
using HipAi.Dicom.Data;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>
/// Values of a received header as far as they may stand in an object of ours. What is missing, has several values where one may be, or would
/// make our object invalid is left out: an empty text, never a repaired identifier and never an invented one. Pure.
/// </summary>
internal static class SourceValues
{
    /// <summary>An identifier, as it is or not at all.</summary>
    /// <param name="header">The received header.</param>
    /// <param name="tag">The attribute.</param>
    /// <param name="most">The most characters it may have.</param>
    public static string Identifier(DicomDataset header, DicomTag tag, int most)
    {
        var value = Single(header, tag);
        return value.Length <= most && IsClean(value) ? value : "";
    }

    /// <summary>A descriptive text, cleaned as in every form (<see cref="FormText"/>).</summary>
    /// <inheritdoc cref="Identifier"/>
    public static string Text(DicomDataset header, DicomTag tag, int most)
    {
        var value = Single(header, tag);
        if (!FormText.IsClean(value)) value = FormText.Value(value);
        return value.Length <= most ? value : "";
    }

    /// <summary>A person name; a component group that is too long is left out.</summary>
    /// <param name="header">The received header.</param>
    /// <param name="tag">The attribute.</param>
    public static string Name(DicomDataset header, DicomTag tag) => Name(Single(header, tag));

    /// <summary>A person name as it may be written (PS3.5 6.2.1).</summary>
    public static string Name(string value) =>
        string.Join('=', DicomPersonName.Parse(value).Groups.Select(Legal)).TrimEnd('=');

    /// <summary>A date (DA) that there is, also of the form of ACR-NEMA with full stops.</summary>
    /// <param name="header">The received header.</param>
    /// <param name="tag">The attribute.</param>
    public static string Date(DicomDataset header, DicomTag tag)
    {
        var value = Single(header, tag).Replace(".", "", StringComparison.Ordinal);
        return DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : "";
    }

    /// <summary>A time (TM) that there is, also of the form of ACR-NEMA with colons.</summary>
    /// <param name="header">The received header.</param>
    /// <param name="tag">The attribute.</param>
    public static string Time(DicomDataset header, DicomTag tag)
    {
        var value = Single(header, tag).Replace(":", "", StringComparison.Ordinal);
        var (whole, fraction) = value.Split('.', 2) is [var first, var second] ? (first, second) : (value, "0");
        string[] forms = ["HHmmss", "HHmm", "HH"];
        var isTime = TimeOnly.TryParseExact(whole, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return isTime && fraction.Length is >= 1 and <= 6 && fraction.All(char.IsAsciiDigit) && (fraction == "0" || whole.Length == 6) ? value : "";
    }

    /// <summary>A code string (CS), when it is one of those that are allowed.</summary>
    /// <param name="header">The received header.</param>
    /// <param name="tag">The attribute.</param>
    /// <param name="allowed">The terms.</param>
    public static string Term(DicomDataset header, DicomTag tag, params string[] allowed)
    {
        var value = Single(header, tag).ToUpperInvariant();
        return allowed.Contains(value) ? value : "";
    }

    /// <summary>An age (AS): three digits and D, W, M or Y.</summary>
    /// <param name="header">The received header.</param>
    /// <param name="tag">The attribute.</param>
    public static string Age(DicomDataset header, DicomTag tag)
    {
        var value = Single(header, tag);
        return value.Length == 4 && value[..3].All(char.IsAsciiDigit) && value[3] is 'D' or 'W' or 'M' or 'Y' ? value : "";
    }

    /// <summary>Timezone Offset From UTC (0008,0201); null when the header has none that there is.</summary>
    public static TimeSpan? Offset(DicomDataset header)
    {
        var value = Single(header, DicomTag.TimezoneOffsetFromUTC);
        if (value.Length != 5 || value[0] is not ('+' or '-') || !value[1..].All(char.IsAsciiDigit)) return null;
        var (hours, minutes) = (int.Parse(value[1..3], CultureInfo.InvariantCulture), int.Parse(value[3..], CultureInfo.InvariantCulture));
        var offset = new TimeSpan(hours, minutes, 0) * (value[0] == '-' ? -1 : 1);
        return minutes < 60 && offset >= TimeSpan.FromHours(-12) && offset <= TimeSpan.FromHours(14) ? offset : null;
    }

    private static string Single(DicomDataset header, DicomTag tag) => header.GetStrings(tag) is [var only] ? only : "";

    // U+FFFD stands where bytes were not text: an identifier with it is another identifier.
    private static bool IsClean(string value) =>
        !value.Any(c => char.IsControl(c) || c == '\uFFFD') && !value.EnumerateRunes().Any(rune => rune.Value == 0xFFFD);

    private static string Legal(DicomPersonNameGroup group)
    {
        var text = new DicomPersonNameGroup(
            Clean(group.FamilyName), Clean(group.GivenName), Clean(group.MiddleName), Clean(group.Prefix), Clean(group.Suffix)).ToString();
        return text.Length <= DicomPersonNameGroup.MaximumLength ? text : "";
    }

    // A backslash can only come from a name that was not read from a header: there it parts values.
    private static string Clean(string component) =>
        FormText.IsClean(component) && !component.Contains('\\', StringComparison.Ordinal)
            ? component
            : FormText.Value(component.Replace('\\', ' '));
}
