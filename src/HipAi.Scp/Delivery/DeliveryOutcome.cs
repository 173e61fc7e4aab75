using HipAi.Scp.Storage;

namespace HipAi.Scp.Delivery;

/// <summary>What came of one attempt.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Code">What was met, in our own words and fit for a log: <c>AE</c>, <c>A700</c>, <c>HTTP 503</c>, <c>no answer</c>.</param>
/// <param name="Reason">The same with what the destination said, which may quote the report: for people, never for a log.</param>
/// <param name="Files">What the destination has, when it is delivered.</param>
/// <param name="RetryAfter">How long the destination wants to be left alone; null when it did not say.</param>
internal sealed record DeliveryOutcome(
    DeliveryResult Result, string Code, string Reason, IReadOnlyList<DeliveredFile> Files, TimeSpan? RetryAfter = null)
{
    private const int LongestReason = 500;

    /// <summary>It has all of it.</summary>
    public static DeliveryOutcome Delivered(IReadOnlyList<DeliveredFile> files) => new(
        DeliveryResult.Delivered, "delivered", string.Join("; ", files.Where(file => file.Note is not null).Select(file => $"{file.Name}: {file.Note}")), files);

    /// <summary>It is not there.</summary>
    public static DeliveryOutcome Unreachable(string code, string reason, TimeSpan? retryAfter = null) =>
        new(DeliveryResult.Unreachable, code, Readable(reason), [], retryAfter);

    /// <summary>It did not get through this time.</summary>
    public static DeliveryOutcome Retry(string code, string reason) => new(DeliveryResult.Retry, code, Readable(reason), []);

    /// <summary>It is refused.</summary>
    public static DeliveryOutcome Refused(string code, string reason) => new(DeliveryResult.Refused, code, Readable(reason), []);

    /// <summary>What a peer says may be long and hold anything.</summary>
    private static string Readable(string reason)
    {
        var text = string.Concat(reason.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
        return text.Length <= LongestReason ? text : text[..LongestReason] + "…";
    }
}
