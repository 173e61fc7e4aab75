namespace HipAi.Scp.Review.Signing;

/// <summary>A newer draft that is offered beside a person's text (requirement B4).</summary>
/// <param name="Version">Its version.</param>
/// <param name="Sections">Its sections, by their numbers what is taken of it.</param>
/// <param name="Difference">How it differs from the text that stands.</param>
internal sealed record ReviewOfferDocument(int Version, IReadOnlyList<ReviewSectionDocument> Sections, IReadOnlyList<string> Difference);
