using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Delivery;

/// <summary>
/// What the end of an attempt means for the report and for its destination. The only place that knows. What a destination does to all
/// reports makes it wait as a whole and counts against none; what it does to one report makes that one wait, and the others pass.
/// </summary>
internal static class DeliveryRules
{
    /// <summary>Where the circuit of a destination stands.</summary>
    public static CircuitState Circuit(DestinationRow destination, int failuresToOpen, DateTimeOffset now) =>
        destination.Failures < failuresToOpen ? CircuitState.Closed : destination.NextAttemptAt > now ? CircuitState.Open : CircuitState.HalfOpen;

    /// <summary>Changes both rows.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="row">What was sent to it.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="options">The destination's settings.</param>
    /// <param name="now">The time.</param>
    /// <param name="lot">From 0 to 1.</param>
    public static void Apply(
        DestinationRow destination, OutboxRow row, DeliveryOutcome outcome, DestinationOptions options, DateTimeOffset now, double lot)
    {
        (destination.AttemptedAt, row.AttemptedAt) = (now, now);
        row.Reason = outcome.Reason.Length > 0 ? outcome.Reason : null;
        if (outcome.Result == DeliveryResult.Delivered)
        {
            End(row, DeliveryState.Delivered, now);
            Answers(destination);
            destination.LastSuccessAt = now;
            return;
        }

        row.Attempts++;
        (destination.LastErrorAt, destination.LastError) = (now, outcome.Code);
        switch (outcome.Result)
        {
            case DeliveryResult.Refused:
                row.Faults++;
                End(row, DeliveryState.Dead, now);
                Answers(destination);
                break;
            case DeliveryResult.Retry:
                Retry(destination, row, options, now, lot);
                break;
            default:
                destination.Failures++;
                destination.NextAttemptAt = now + Longer(BackOff.Wait(destination.Failures, options.RetryDelay, options.LongestRetryDelay, lot), outcome.RetryAfter);
                break;
        }
    }

    /// <summary>
    /// A report that fails for the first time may tell of its destination; one that failed before tells nothing new. While the circuit is
    /// open a report is a probe, whose failure counts against the destination only.
    /// </summary>
    private static void Retry(DestinationRow destination, OutboxRow row, DestinationOptions options, DateTimeOffset now, double lot)
    {
        var isProbe = destination.Failures >= options.FailuresToOpen;
        if (isProbe || row.Faults == 0) destination.Failures++;
        if (!isProbe) row.Faults++;
        if (row.Faults >= options.MaximumAttempts) End(row, DeliveryState.Dead, now);
        else row.NextAttemptAt = now + BackOff.Wait(row.Attempts, options.RetryDelay, options.LongestRetryDelay, lot);
        if (destination.Failures >= options.FailuresToOpen)
            destination.NextAttemptAt = now + BackOff.Wait(destination.Failures - options.FailuresToOpen + 1, options.RetryDelay, options.LongestRetryDelay, lot);
    }

    private static void Answers(DestinationRow destination) => (destination.Failures, destination.NextAttemptAt) = (0, null);

    private static void End(OutboxRow row, DeliveryState state, DateTimeOffset now) =>
        (row.State, row.EndedAt, row.NextAttemptAt) = (state, now, null);

    private static TimeSpan Longer(TimeSpan wait, TimeSpan? asked) => asked > wait ? asked.Value : wait;
}
