using System.Globalization;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Times of result objects: written in the zone that the study's own header names, else in the zone in which the report was composed.</summary>
internal static class ResultTimes
{
    /// <summary>A moment on the clock of the study.</summary>
    public static DateTimeOffset Local(ReportRecord record, DateTimeOffset at) =>
        at.ToOffset(SourceValues.Offset(record.Header) ?? record.Report.ComposedAt.Offset);

    /// <summary>DA.</summary>
    public static string Date(DateTimeOffset at) => at.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>TM, to the second.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("HHmmss", CultureInfo.InvariantCulture);

    /// <summary>DT with its offset, which holds whatever the object says elsewhere.</summary>
    public static string Moment(DateTimeOffset at) => at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + Offset(at);

    /// <summary><c>+0100</c>.</summary>
    public static string Offset(DateTimeOffset at) => at.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
}
