using HipAi.Inference.Models;

namespace HipAi.Inference.Ensemble;

/// <summary>When a fused finding may be stated.</summary>
/// <param name="MinProbability">Least fused probability, 0 to 1.</param>
/// <param name="MinMargin">Least distance to the second class, 0 to 1.</param>
/// <param name="MaxDisagreement">Greatest distance between two members, 0 to 1.</param>
/// <param name="MaxUnfamiliarity">Greatest mean unfamiliarity, above 0; null when no member sets one.</param>
/// <param name="Stricter">Least fused probability of single classes, by code; null when there is none.</param>
/// <param name="CrossTableOnly">Least fused probability of an arthroplasty that only cross-table laterals show; null when no member sets one.</param>
/// <param name="HardlyTold">Codes of classes that nothing the members say excludes, in the order of the first that names them; null when there is none.</param>
public sealed record FusionThresholds(
    double MinProbability,
    double MinMargin,
    double MaxDisagreement,
    double? MaxUnfamiliarity = null,
    IReadOnlyDictionary<string, double>? Stricter = null,
    double? CrossTableOnly = null,
    IReadOnlyList<string>? HardlyTold = null)
{
    /// <summary>The strictest of several members' thresholds.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static FusionThresholds Strictest(IEnumerable<ModelThresholds> thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        var all = thresholds.ToList();
        var stricter = all.SelectMany(t => t.Stricter ?? new Dictionary<string, double>())
            .GroupBy(row => row.Key).ToDictionary(same => same.Key, same => same.Max(row => row.Value));
        List<string> hardlyTold = [.. all.SelectMany(t => t.HardlyTold ?? []).Distinct()];
        return new FusionThresholds(
            all.Max(t => t.MinProbability), all.Max(t => t.MinMargin), all.Min(t => t.MaxDisagreement), all.Min(t => t.MaxUnfamiliarity),
            stricter.Count > 0 ? stricter : null, all.Max(t => t.CrossTableOnly), hardlyTold.Count > 0 ? hardlyTold : null);
    }

    /// <summary>The least fused probability at which a class may be stated, 0 to 1.</summary>
    /// <param name="code">The class's code, as in the manifest.</param>
    public double LeastOf(string code) =>
        Stricter is not null && Stricter.TryGetValue(code, out var least) ? Math.Max(least, MinProbability) : MinProbability;
}
