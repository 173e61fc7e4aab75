using HipAi.Scp.Configuration;

namespace HipAi.Scp.Pipeline;

/// <summary>When a failed stage is tried again. Pure.</summary>
internal static class RetryRule
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Soon after a disk works again the reports are to be there.</summary>
    private static readonly TimeSpan LongestForOurs = TimeSpan.FromMinutes(1);

    /// <summary>Doublings; more would leave what a time can say.</summary>
    private const int MostDoublings = 20;

    /// <summary>The time of the next attempt, doubling the wait each time; null when enough was tried.</summary>
    /// <param name="failedBefore">Failed attempts before this one, 0 or more.</param>
    /// <param name="faultsBefore">Those of them that were the study's own fault.</param>
    /// <param name="now">When this attempt failed.</param>
    /// <param name="options">Attempts and first wait.</param>
    /// <param name="isOurs">Whether disk or database failed and not the study: then it is never enough, and no wait is longer than a minute.</param>
    public static DateTimeOffset? NextAttempt(int failedBefore, int faultsBefore, DateTimeOffset now, PipelineOptions options, bool isOurs)
    {
        if (!isOurs && faultsBefore + 1 >= options.MaximumAttempts) return null;
        var (wait, longest) = (options.RetryDelay * Math.Pow(2, Math.Min(failedBefore, MostDoublings)), isOurs ? LongestForOurs : Longest);
        return now + (wait < longest ? wait : longest);
    }
}
