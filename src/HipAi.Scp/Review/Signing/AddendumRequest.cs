namespace HipAi.Scp.Review.Signing;

/// <summary>Body of <c>POST …/review/addendum</c>.</summary>
/// <param name="Seen">What the caller had before them.</param>
/// <param name="Text">The addendum.</param>
internal sealed record AddendumRequest(ReviewSeen? Seen, string? Text);
