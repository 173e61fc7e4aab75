using HipAi.Studies;

namespace HipAi.Inference.Ensemble;

/// <summary>What the votes on one hip come to.</summary>
/// <param name="Class">The class of highest fused probability.</param>
/// <param name="Probabilities">Nine fused probabilities that sum to 1.</param>
/// <param name="Status">Whether the class may be stated.</param>
/// <param name="Reasons">Why not, in words for the radiologist; empty when it may.</param>
public sealed record FusedVotes(HardwareClass Class, IReadOnlyList<double> Probabilities, FindingStatus Status, IReadOnlyList<string> Reasons)
{
    /// <summary>The fused probability of the class, 0 to 1.</summary>
    public double Probability => Probabilities[(int)Class];
}
