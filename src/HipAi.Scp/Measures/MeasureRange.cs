using System.Globalization;

namespace HipAi.Scp.Measures;

/// <summary>A range of days as people write it, in the zone of the service.</summary>
/// <param name="From">First day; null for ever.</param>
/// <param name="To">Last day; null for today.</param>
internal sealed record MeasureRange(DateOnly? From, DateOnly? To)
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Days that are looked back when nothing else is said.</summary>
    internal const int UsualDays = 90;

    /// <summary>What an address says; what is no date counts as not said. Nothing said at all is the last days.</summary>
    /// <param name="from">First day, as 2026-01-31; <c>all</c> for ever.</param>
    /// <param name="to">Last day.</param>
    /// <param name="today">Today in the zone of the service.</param>
    internal static MeasureRange Read(string? from, string? to, DateOnly today) => (Day(from), Day(to)) switch
    {
        (null, null) when from != "all" => new(today.AddDays(-UsualDays), null),
        var (first, last) => new(first, last),
    };

    /// <summary>The instant at which it begins.</summary>
    internal DateTimeOffset? Begin(TimeZoneInfo zone) => From is { } day ? Midnight(day, zone) : null;

    /// <summary>The instant at which it is over.</summary>
    internal DateTimeOffset? End(TimeZoneInfo zone) => To is { } day && day < DateOnly.MaxValue ? Midnight(day.AddDays(1), zone) : null;

    /// <summary>The first day in an address.</summary>
    internal string FromText => From?.ToString(Form, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The last day in an address.</summary>
    internal string ToText => To?.ToString(Form, CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and < 9000 ? day : null;

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
