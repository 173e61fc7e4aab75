using HipAi.Scp.Configuration;

namespace HipAi.Scp.Pipeline;

/// <summary>When a failed stage is tried again. Pure.</summary>
internal static class RetryRule
{
    /// <summary>No wait is longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The time of the next attempt, doubling the wait each time; null when enough was tried.</summary>
    /// <param name="failedBefore">Failed attempts before this one, 0 or more.</param>
    /// <param name="now">When this attempt failed.</param>
    /// <param name="options">Attempts and first wait.</param>
    public static DateTimeOffset? NextAttempt(int failedBefore, DateTimeOffset now, PipelineOptions options)
    {
        if (failedBefore + 1 >= options.MaximumAttempts) return null;
        var wait = options.RetryDelay * Math.Pow(2, failedBefore);
        return now + (wait < Longest ? wait : Longest);
    }
}
