using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>What the votes on the cause of failure of one hip come to.</summary>
/// <param name="Cause">The cause of highest fused probability.</param>
/// <param name="Probabilities">Six fused probabilities that sum to 1.</param>
/// <param name="Status">Whether the cause may be named.</param>
/// <param name="Reasons">Why not, in words for the radiologist; empty when it may.</param>
public sealed record FusedCauses(FailureCause Cause, IReadOnlyList<double> Probabilities, FindingStatus Status, IReadOnlyList<string> Reasons);
