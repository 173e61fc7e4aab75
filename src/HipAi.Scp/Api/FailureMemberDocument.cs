namespace HipAi.Scp.Api;

/// <summary>One member's vote on the cause of failure of one hip in one pair of images.</summary>
/// <param name="Name">The model.</param>
/// <param name="Version">Its version.</param>
/// <param name="ApSopInstanceUid">The AP image.</param>
/// <param name="LateralSopInstanceUid">The lateral image.</param>
/// <param name="Probabilities">Probability by cause code.</param>
internal sealed record FailureMemberDocument(
    string Name, string Version, string ApSopInstanceUid, string LateralSopInstanceUid, IReadOnlyDictionary<string, double> Probabilities);
