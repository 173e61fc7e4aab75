namespace HipAi.Scp.Review.Signing;

/// <summary>Body of <c>PUT …/review/text</c>, <c>POST …/review/sign</c> and <c>…/review/correct</c>.</summary>
/// <param name="Seen">What the caller had before them.</param>
/// <param name="Texts">One for each section, null for one that is not changed; null for no change at all.</param>
/// <param name="Confirmed">Sides of open hips of which the caller says that the report tells what they see.</param>
internal sealed record TextRequest(ReviewSeen? Seen, IReadOnlyList<string?>? Texts, IReadOnlyList<string>? Confirmed);
