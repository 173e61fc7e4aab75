using HipAi.Inference.Models;
using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>When a fused cause of failure may be named.</summary>
/// <param name="MinProbability">Least fused probability, 0 to 1.</param>
/// <param name="MinMargin">Least distance to the second cause, 0 to 1.</param>
/// <param name="MaxDisagreement">Greatest distance between two members, 0 to 1.</param>
/// <param name="Stricter">Least fused probability of single causes, where it is more than <paramref name="MinProbability"/>.</param>
public sealed record CauseThresholds(
    double MinProbability, double MinMargin, double MaxDisagreement, IReadOnlyDictionary<FailureCause, double> Stricter)
{
    /// <summary>The strictest of several members' thresholds.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static CauseThresholds Strictest(IEnumerable<ModelThresholds> thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        var all = thresholds.ToList();
        var single = from t in all
                     from row in t.Stricter ?? new Dictionary<string, double>()
                     group row.Value by FailureCauses.All.First(cause => cause.Code() == row.Key);
        return new CauseThresholds(
            all.Max(t => t.MinProbability), all.Max(t => t.MinMargin), all.Min(t => t.MaxDisagreement), single.ToDictionary(rows => rows.Key, rows => rows.Max()));
    }

    /// <summary>The least fused probability of one cause.</summary>
    public double LeastOf(FailureCause cause) => Math.Max(MinProbability, Stricter.GetValueOrDefault(cause));
}
