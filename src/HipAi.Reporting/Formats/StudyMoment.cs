using System.Globalization;

namespace HipAi.Reporting.Formats;

/// <summary>Study Date, Study Time and Timezone Offset From UTC as far as they are well-formed; what is not is not told.</summary>
/// <param name="Date">Study Date (0008,0020).</param>
/// <param name="Time">Study Time (0008,0030) to the second; null when it lacks minutes.</param>
/// <param name="Offset">Timezone Offset From UTC (0008,0201); null when not told: then nobody knows the instant.</param>
internal sealed record StudyMoment(DateOnly Date, TimeOnly? Time, TimeSpan? Offset)
{
    /// <summary>Reads the three values.</summary>
    /// <returns>Null without a date.</returns>
    public static StudyMoment? Read(string da, string tm, string offset)
    {
        if (DateOf(da) is not { } date) return null;
        var digits = tm.Trim().Split('.')[0].PadRight(6, '0');
        var told = tm.Trim().Split('.')[0].Length >= 4 && TimeOnly.TryParseExact(digits, "HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : (TimeOnly?)null;
        return new StudyMoment(date, told, OffsetOf(offset.Trim()));
    }

    /// <summary>A DICOM DA; null when it is no date.</summary>
    public static DateOnly? DateOf(string da) =>
        DateOnly.TryParseExact(da.Trim(), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static TimeSpan? OffsetOf(string offset)
    {
        if (offset is not ['+' or '-', ..] || !TimeSpan.TryParseExact(offset[1..], "hhmm", CultureInfo.InvariantCulture, out var span)) return null;
        // PS3.3 C.12.1.1.8: -1200 to +1400.
        if (span > TimeSpan.FromHours(14)) return null;
        return offset[0] == '-' ? -span : span;
    }
}
