namespace HipAi.Studies;

/// <summary>What one member of the failure ensemble said of one arthroplasty from one AP and one lateral image; kept as it was.</summary>
/// <param name="Member">Name of the model (<see cref="ModelIdentity.Name"/>).</param>
/// <param name="Version">Version of the model.</param>
/// <param name="ApSopInstanceUid">The AP image.</param>
/// <param name="LateralSopInstanceUid">The lateral image.</param>
/// <param name="Probabilities">Six probabilities that sum to 1, in the order of <see cref="FailureCauses.All"/>.</param>
public sealed record FailureVote(
    string Member,
    string Version,
    string ApSopInstanceUid,
    string LateralSopInstanceUid,
    IReadOnlyList<double> Probabilities);
