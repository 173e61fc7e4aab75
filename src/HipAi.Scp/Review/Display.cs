using System.Globalization;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>How values are worded for people. Plain text only: the pages encode it.</summary>
internal static class Display
{
    /// <summary>A person's name (PS3.5 6.2.1.1) as family name, given names; the alphabetic group, or the first there is.</summary>
    internal static string PersonName(string? value)
    {
        var group = (value ?? "").Split('=').FirstOrDefault(part => part.Trim('^', ' ').Length > 0) ?? "";
        var parts = group.Split('^', StringSplitOptions.TrimEntries);
        var given = string.Join(' ', parts.Skip(1).Where(part => part.Length > 0));
        return (parts[0], given) switch
        {
            ("", "") => "Name not stated",
            (var family, "") => family,
            ("", _) => given,
            var (family, _) => $"{family}, {given}",
        };
    }

    /// <summary>A DICOM date (DA) as 2026-01-31; what is no such date is shown as it came.</summary>
    internal static string Date(string? value) =>
        DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : OrDash(value);

    /// <summary>A DICOM date and time (DA, TM) to the minute.</summary>
    internal static string DateAndTime(string? date, string? time) =>
        time is { Length: >= 4 } && time.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0
            ? $"{Date(date)} {time.AsSpan(0, 2)}:{time.AsSpan(2, 2)}"
            : Date(date);

    /// <summary>A DICOM age (AS), 072Y, as 72 years.</summary>
    internal static string Age(string? value)
    {
        if (value is not { Length: 4 } || !int.TryParse(value.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return OrDash(value);
        return value[3] switch
        {
            'Y' => $"{count} years",
            'M' => $"{count} months",
            'W' => $"{count} weeks",
            'D' => $"{count} days",
            _ => value,
        };
    }

    /// <summary>Age and sex as far as they are stated; a dash when neither is.</summary>
    internal static string AgeAndSex(string? age, string? sex) => string.IsNullOrWhiteSpace(age)
        ? OrDash(sex)
        : string.IsNullOrWhiteSpace(sex) ? Age(age) : $"{Age(age)}, {sex.Trim()}";

    /// <summary>An instant in the zone of this service, to the second, with its offset.</summary>
    internal static string Instant(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>An instant as HTML's <c>datetime</c> attribute wants it.</summary>
    internal static string Machine(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A probability as a whole percentage; never 100 % unless it is one, and never 0 % unless it is none.</summary>
    internal static string Percent(double probability)
    {
        var rounded = Math.Round(probability * 100, MidpointRounding.AwayFromZero);
        return rounded switch
        {
            >= 100 when probability < 1 => ">\u00A099\u00A0%",
            <= 0 when probability > 0 => "<\u00A01\u00A0%",
            _ => rounded.ToString("0", CultureInfo.InvariantCulture) + "\u00A0%",
        };
    }

    /// <summary>How long something took, for example <c>4.2 s</c> or <c>2 min 05 s</c>.</summary>
    internal static string Duration(TimeSpan span) => span.TotalSeconds < 60
        ? span.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min {span.Seconds:00} s");

    /// <summary>What a study's state means to the reader.</summary>
    internal static string State(StudyState state) => state switch
    {
        StudyState.Receiving => "Receiving images",
        StudyState.Settled => "Complete, being judged",
        StudyState.Inferred => "Judged, report being composed",
        StudyState.Composed => "Preliminary report",
        StudyState.Delivered => "Preliminary report, delivered",
        StudyState.Reviewed => "Reviewed",
        StudyState.Quarantined => "Held",
        StudyState.Held => "Held: patient in doubt",
        StudyState.Discontinued => "Discontinued: no report",
        _ => state.ToString(),
    };

    /// <summary>Where a report version stands at a destination.</summary>
    internal static string Delivery(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "waits to be sent",
        DeliveryState.Delivered => "delivered",
        DeliveryState.Dead => "NOT DELIVERED",
        DeliveryState.Superseded => "not sent, a later version takes its place",
        _ => state.ToString(),
    };

    /// <summary>The rule that closed a study, in words.</summary>
    internal static string Closing(ClosedBecause because) => because switch
    {
        ClosedBecause.QuietPeriod => "no image arrived during the quiet period",
        ClosedBecause.HardCap => "images kept arriving until the time limit",
        ClosedBecause.ViewsComplete => "the views that a report needs were there",
        ClosedBecause.PerformedProcedureStep => "the modality said that it was done, and all that it listed was there",
        ClosedBecause.Person => "a person took it on",
        _ => because.ToString(),
    };

    /// <summary>The hip in words.</summary>
    internal static string Side(HipSide side) => side == HipSide.Right ? "Right hip" : "Left hip";

    /// <summary>What was found of the cause of failure; never a diagnosis.</summary>
    internal static string Failure(FailureFinding failure) => (failure.Status, failure.Cause) switch
    {
        (FindingStatus.Certain, FailureCause.None) => "No sign of failure found; this does not exclude one",
        (FindingStatus.Certain, var cause) => $"Possible sign of {Cause(cause)}, {Percent(failure.Probabilities[(int)cause])}",
        (_, var cause) => $"Indeterminate; closest: {Cause(cause)}, {Percent(failure.Probabilities[(int)cause])}",
    };

    /// <summary>A cause of failure inside a sentence.</summary>
    internal static string Cause(FailureCause cause) => char.ToLowerInvariant(cause.DisplayName()[0]) + cause.DisplayName()[1..];

    /// <summary>The side an image shows, in words.</summary>
    internal static string Side(ImageLaterality side) => side switch
    {
        ImageLaterality.Right => "right",
        ImageLaterality.Left => "left",
        ImageLaterality.Bilateral => "both hips",
        _ => "side not stated",
    };

    /// <summary>The value, or a dash where there is none.</summary>
    internal static string OrDash(string? value) => string.IsNullOrWhiteSpace(value) ? "–" : value.Trim();
}
