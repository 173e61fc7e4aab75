namespace HipAi.Scp.Review;

/// <summary>Something that happened to a study.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, in words.</param>
/// <param name="Detail">Why or how; null when there is nothing to add.</param>
internal sealed record TimelineEntry(DateTimeOffset At, string What, string? Detail);
