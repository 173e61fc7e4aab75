namespace HipAi.Scp.Review.Signing;

/// <summary>One section of the text to work on.</summary>
/// <param name="Heading">Its heading, which stays.</param>
/// <param name="Text">Its text, with what a decision changed in it.</param>
/// <param name="IsReadOnly">Whether it cannot be changed.</param>
/// <param name="IsRewritten">Whether a decision changed it; it is saved with the next change.</param>
/// <param name="Proposed">What the template says after a decision, where a person has changed the section; null for nothing.</param>
internal sealed record ReviewSectionDocument(string Heading, string Text, bool IsReadOnly, bool IsRewritten, string? Proposed);
