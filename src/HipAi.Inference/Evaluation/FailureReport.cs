namespace HipAi.Inference.Evaluation;

/// <summary>How well causes of failure were told (C8).</summary>
/// <param name="All">All arthroplasties whose cause, or soundness, is known; those that were not assessed are its missing.</param>
/// <param name="Signed">Those of them whose cause has a sign in the images.</param>
/// <param name="SignedOrSound">Those, and the sound ones.</param>
/// <param name="Members">All that were assessed, one member alone.</param>
/// <param name="NotAssessed">Why the others were not assessed, and how often.</param>
/// <param name="Infection">Infections by what can be seen, and the score against the laboratory.</param>
public sealed record FailureReport(
    Classification All,
    Classification Signed,
    Classification SignedOrSound,
    IReadOnlyDictionary<string, Classification> Members,
    IReadOnlyDictionary<string, int> NotAssessed,
    InfectionReport Infection);
