namespace HipAi.Scp.Review.Signing;

/// <summary>Body of <c>POST …/review/decisions</c>.</summary>
/// <param name="Seen">What the caller had before them.</param>
/// <param name="Decisions">One for each hip that is decided on.</param>
internal sealed record DecisionsRequest(ReviewSeen? Seen, IReadOnlyList<DecisionItem>? Decisions);
