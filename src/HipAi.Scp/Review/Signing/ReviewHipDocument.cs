namespace HipAi.Scp.Review.Signing;

/// <summary>One hip of a review.</summary>
/// <param name="Side">right or left.</param>
/// <param name="Found">Code of the class of highest probability.</param>
/// <param name="Status">certain or indeterminate.</param>
/// <param name="Probability">Its fused probability, 0 to 1.</param>
/// <param name="Decision">What was decided; null for nothing.</param>
/// <param name="FirstReading">What the caller had read before seeing it: a class code or cannot_tell; null when not asked.</param>
internal sealed record ReviewHipDocument(string Side, string Found, string Status, double Probability, DecisionDocument? Decision, string? FirstReading);
