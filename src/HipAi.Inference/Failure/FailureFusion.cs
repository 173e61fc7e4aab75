using HipAi.Inference.Ensemble;
using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>
/// Fuses the votes on one arthroplasty over members and pairs of views (requirement C8), as <see cref="HipFusion"/> does for the
/// hardware: the mean decides, what the mean would hide makes the finding indeterminate.
/// </summary>
public static class FailureFusion
{
    /// <summary>Fuses votes.</summary>
    /// <param name="votes">Every member's vote on every pair of views; one at least.</param>
    /// <param name="thresholds">When a cause may be named.</param>
    /// <param name="models">The members, for their families' names in the reasons.</param>
    /// <param name="doubts">What is doubtful of the images, in words; null for nothing. Doubts never change the cause.</param>
    /// <exception cref="ArgumentException">There are no votes.</exception>
    public static FusedCauses Fuse(IReadOnlyList<FailureVote> votes, FusionThresholds thresholds, IReadOnlyList<ModelIdentity> models, IReadOnlyList<string>? doubts = null)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(models);
        if (votes.Count == 0) throw new ArgumentException("A hip without votes cannot be fused.", nameof(votes));

        var fused = Mean(votes);
        var members = votes.GroupBy(vote => vote.Member).Select(group => (HipFusion.Speaker(group.Key, models), Mean([.. group]))).ToList();
        List<string> reasons = [.. Doubts(fused, thresholds), .. Disagreements(members, thresholds), .. Contradictions(votes), .. doubts ?? []];
        // Another cause that is seen for certain may be named; that there is none may not.
        if (HardlyTold(thresholds) is { Count: > 0 } causes && (reasons.Count > 0 || MostLikely(fused) == FailureCause.None)) reasons.Add(DoubtWording.HardlyTold(causes));
        return new FusedCauses(MostLikely(fused), fused, reasons.Count == 0 ? FindingStatus.Certain : FindingStatus.Indeterminate, reasons);
    }

    /// <summary>The cause of highest probability; the first of equals.</summary>
    /// <param name="probabilities">Six probabilities.</param>
    public static FailureCause MostLikely(IReadOnlyList<double> probabilities) => FailureCauses.All.MaxBy(cause => probabilities[(int)cause]);

    private static List<FailureCause> HardlyTold(FusionThresholds thresholds) =>
        [.. FailureCauses.All.Where(cause => thresholds.HardlyTold?.Contains(cause.Code()) == true)];

    private static double[] Mean(IReadOnlyList<FailureVote> votes) =>
        [.. FailureCauses.All.Select(cause => votes.Average(vote => vote.Probabilities[(int)cause]))];

    private static IEnumerable<string> Doubts(double[] fused, FusionThresholds thresholds)
    {
        var ordered = FailureCauses.All.OrderByDescending(cause => fused[(int)cause]).Take(2).ToArray();
        var (first, second) = (fused[(int)ordered[0]], fused[(int)ordered[1]]);
        if (first < thresholds.LeastOf(ordered[0].Code())) yield return DoubtWording.LowProbability(ordered[0]);
        if (first - second < thresholds.MinMargin) yield return DoubtWording.TooClose(ordered[0], ordered[1]);
    }

    private static IEnumerable<string> Disagreements(List<(string Speaker, double[] Mean)> members, FusionThresholds thresholds)
    {
        if (members.Select(member => MostLikely(member.Mean)).Distinct().Count() > 1)
            yield return DoubtWording.MembersDisagree(members.Select(member => (member.Speaker, MostLikely(member.Mean))));
        else if (members.Max(one => members.Max(other => HipFusion.Distance(one.Mean, other.Mean))) > thresholds.MaxDisagreement)
            yield return DoubtWording.NotEquallySure(MostLikely(members[0].Mean));
    }

    private static IEnumerable<string> Contradictions(IReadOnlyList<FailureVote> votes)
    {
        var told = votes.GroupBy(vote => (vote.ApSopInstanceUid, vote.LateralSopInstanceUid)).Select(pair => MostLikely(Mean([.. pair]))).Distinct().ToList();
        if (told.Count > 1) yield return DoubtWording.PairsContradict(told);
    }
}
