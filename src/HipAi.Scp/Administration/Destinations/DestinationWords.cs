using HipAi.Scp.Delivery;
using HipAi.Scp.Review;

namespace HipAi.Scp.Administration.Destinations;

/// <summary>How a destination stands, in words (requirement D7). Pure.</summary>
internal static class DestinationWords
{
    /// <summary>How it stands: a word to find it by, a sentence, and how grave it is.</summary>
    /// <param name="status">The destination.</param>
    /// <param name="zone">The zone that times are told in.</param>
    internal static DestinationCondition Of(DestinationStatus status, TimeZoneInfo zone)
    {
        var last = status.LastSuccessAt is { } success ? $"It last took a report at {Display.Instant(success, zone)}." : "It has never taken a report.";
        var why = status.LastError is { } error ? $" Last trouble: {error}." : "";
        return status switch
        {
            { Kind: null } => new(Gravity.Trouble, "Not set up", $"It is not in the settings any more. {Words.Count(status.Waiting, "report")} that wait for it are not sent."),
            { Circuit: CircuitState.Open } => new(Gravity.Trouble, "Away", $"{Words.Count(status.Failures, "attempt")} in a row failed; it is tried again{Next(status, zone)}. {last}{why}"),
            { Circuit: CircuitState.HalfOpen } => new(Gravity.Notice, "Being tried", $"It was away; one report is sent to see whether it answers again. {last}{why}"),
            { Failures: > 0 } => new(Gravity.Notice, "Failing", $"{Words.Count(status.Failures, "attempt")} in a row failed; it is tried again{Next(status, zone)}. {last}{why}"),
            { LastSuccessAt: null, LastErrorAt: null } => new(Gravity.Fine, "Nothing sent yet", "No report has gone there so far."),
            { Dead: > 0 } => new(Gravity.Notice, "Answers", $"It answers, but {Words.Count(status.Dead, "report")} could not be delivered. {last}"),
            _ => new(Gravity.Fine, "Answers", last),
        };
    }

    private static string Next(DestinationStatus status, TimeZoneInfo zone) => status.NextAttemptAt is { } next ? $" at {Display.Instant(next, zone)}" : "";
}
