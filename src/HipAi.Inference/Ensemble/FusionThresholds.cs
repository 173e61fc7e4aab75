using HipAi.Inference.Models;

namespace HipAi.Inference.Ensemble;

/// <summary>When a fused finding may be stated.</summary>
/// <param name="MinProbability">Least fused probability, 0 to 1.</param>
/// <param name="MinMargin">Least distance to the second class, 0 to 1.</param>
/// <param name="MaxDisagreement">Greatest distance between two members, 0 to 1.</param>
public sealed record FusionThresholds(double MinProbability, double MinMargin, double MaxDisagreement)
{
    /// <summary>The strictest of several members' thresholds.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static FusionThresholds Strictest(IEnumerable<ModelThresholds> thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        var all = thresholds.ToList();
        return new FusionThresholds(all.Max(t => t.MinProbability), all.Max(t => t.MinMargin), all.Min(t => t.MaxDisagreement));
    }
}
