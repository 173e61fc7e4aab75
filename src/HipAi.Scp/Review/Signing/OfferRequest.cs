namespace HipAi.Scp.Review.Signing;

/// <summary>Body of <c>POST …/review/offered/take</c> and <c>…/review/offered/dismiss</c>.</summary>
/// <param name="Seen">What the caller had before them.</param>
/// <param name="Version">The offered version.</param>
/// <param name="Sections">Numbers of the sections that are taken, from 0; null for all.</param>
internal sealed record OfferRequest(ReviewSeen? Seen, int Version, IReadOnlyList<int>? Sections);
