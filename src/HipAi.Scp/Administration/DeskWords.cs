using System.Globalization;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Review;

namespace HipAi.Scp.Administration;

/// <summary>How values are worded on the pages of the desk. Plain text only: the pages encode it.</summary>
internal static class DeskWords
{
    /// <summary>An instant to the minute in the zone of the service.</summary>
    internal static string When(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How long ago: <c>3 min</c>, <c>5 h</c>, <c>2 days</c>.</summary>
    internal static string Age(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)span.TotalHours} h",
        _ => Words.Count((int)span.TotalDays, "day"),
    };

    /// <summary>Where a version of a template stands.</summary>
    internal static string Status(string status) => status switch
    {
        TemplateStatus.Published => "serves now",
        TemplateStatus.Draft => "draft",
        _ => "served before",
    };

    /// <summary>Who wrote something: a person, or a file of the templates folder.</summary>
    internal static string Writer(string? by) => by?.StartsWith("file ", StringComparison.Ordinal) == true ? $"the {by}" : Display.OrDash(by);

    /// <summary>A mark that says the same as a colour does.</summary>
    internal static string Mark(Gravity gravity) => gravity switch
    {
        Gravity.Fine => "✓",
        Gravity.Notice => "!",
        _ => "✕",
    };
}
