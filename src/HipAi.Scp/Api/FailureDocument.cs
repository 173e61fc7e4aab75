namespace HipAi.Scp.Api;

/// <summary>What the failure ensemble says of one arthroplasty. A sign to look for, never a diagnosis.</summary>
/// <param name="NotRunBecause">Why it was not asked; null when it was. All else is empty or null then.</param>
/// <param name="Cause">Code of the cause of highest fused probability, <c>none</c> for a sound arthroplasty; read it with <paramref name="Status"/>.</param>
/// <param name="Probability">Fused probability of that cause, 0 to 1.</param>
/// <param name="Status">certain or indeterminate.</param>
/// <param name="Reasons">Why it is indeterminate; empty when certain.</param>
/// <param name="Probabilities">Fused probability by cause code.</param>
/// <param name="InfectionScore">How much the images speak for infection, 0 to 100.</param>
/// <param name="Members">Every member's vote on every pair of AP and lateral.</param>
/// <param name="Maps">Where the signs are seen.</param>
internal sealed record FailureDocument(
    string? NotRunBecause,
    string? Cause,
    double? Probability,
    string? Status,
    IReadOnlyList<string> Reasons,
    IReadOnlyDictionary<string, double> Probabilities,
    double? InfectionScore,
    IReadOnlyList<FailureMemberDocument> Members,
    IReadOnlyList<FailureMapDocument> Maps);
