namespace HipAi.Scp.Review.Signing;

/// <summary>Body of <c>POST …/review/first-reading</c>.</summary>
/// <param name="Readings">One for each hip that is asked for.</param>
internal sealed record FirstReadingRequest(IReadOnlyList<FirstReadingItem>? Readings);
