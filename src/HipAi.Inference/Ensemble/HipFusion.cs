using HipAi.Studies;

namespace HipAi.Inference.Ensemble;

/// <summary>
/// Fuses the votes on one hip over members and views (requirements C4 and C5). The fused probability is the arithmetic mean: every
/// member has one voice on every view, none a veto, and calibrated members stay nearly calibrated. What a mean would hide
/// (members or views that contradict each other) is asked for separately and makes the finding indeterminate; no doubt ever changes the class.
/// </summary>
public static class HipFusion
{
    /// <summary>Fuses votes.</summary>
    /// <param name="votes">Every member's vote on every view; one at least.</param>
    /// <param name="thresholds">When the finding may be stated.</param>
    /// <param name="models">The members, for their families' names in the reasons.</param>
    /// <param name="unfamiliarity">The mean unfamiliarity of the hip's images, 0 or more; null when no member tells it.</param>
    /// <param name="doubts">What was doubtful of the images before they were judged, in words; null for nothing. Doubts never change the class.</param>
    /// <exception cref="ArgumentException">There are no votes.</exception>
    public static FusedVotes Fuse(
        IReadOnlyList<MemberVote> votes,
        FusionThresholds thresholds,
        IReadOnlyList<ModelIdentity> models,
        double? unfamiliarity = null,
        IReadOnlyList<string>? doubts = null)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(models);
        if (votes.Count == 0) throw new ArgumentException("A hip without votes cannot be fused.", nameof(votes));

        var fused = Mean(votes);
        var reasons = new List<string>();
        AddDoubt(fused, thresholds, votes.All(vote => vote.View == RadiographView.CrossTableLateral), reasons);
        AddDisagreement([.. votes.GroupBy(vote => vote.Member).Select(group => (Speaker(group.Key, models), Mean([.. group])))], thresholds, reasons);
        AddContradiction(votes, reasons);
        if (unfamiliarity > thresholds.MaxUnfamiliarity) reasons.Add(DoubtWording.Unfamiliar);
        reasons.AddRange(doubts ?? []);
        return new FusedVotes(Fusion.ArgMax(fused), fused, reasons.Count == 0 ? FindingStatus.Certain : FindingStatus.Indeterminate, reasons);
    }

    /// <summary>How far two probability vectors are apart, 0 (the same) to 1 (nothing in common): half the sum of the absolute differences.</summary>
    public static double Distance(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Zip(other, (a, b) => Math.Abs(a - b)).Sum() / 2;
    }

    private static double[] Mean(IReadOnlyList<MemberVote> votes)
    {
        var mean = new double[HardwareClasses.Count];
        foreach (var vote in votes)
            for (var i = 0; i < mean.Length; i++) mean[i] += vote.Probabilities[i] / votes.Count;
        return mean;
    }

    private static void AddDoubt(double[] fused, FusionThresholds thresholds, bool isCrossTableOnly, List<string> reasons)
    {
        var ordered = HardwareClasses.All.OrderByDescending(c => fused[(int)c]).Take(2).ToArray();
        var (first, second) = (fused[(int)ordered[0]], fused[(int)ordered[1]]);
        if (first < thresholds.LeastOf(ordered[0].Code())) reasons.Add(DoubtWording.LowProbability(ordered[0]));
        else if (isCrossTableOnly && FailureCauses.Applies(ordered[0]) && first < thresholds.CrossTableOnly) reasons.Add(DoubtWording.CrossTableOnly(ordered[0]));
        if (first - second < thresholds.MinMargin) reasons.Add(DoubtWording.TooClose(ordered[0], ordered[1]));
    }

    private static void AddDisagreement(List<(string Speaker, double[] Mean)> members, FusionThresholds thresholds, List<string> reasons)
    {
        if (members.Select(member => Fusion.ArgMax(member.Mean)).Distinct().Count() > 1)
        {
            reasons.Add(DoubtWording.MembersDisagree(members.Select(member => (member.Speaker, Fusion.ArgMax(member.Mean)))));
            return;
        }

        var apart = members.Max(one => members.Max(other => Distance(one.Mean, other.Mean)));
        if (apart <= thresholds.MaxDisagreement) return;
        var (surest, least) = (members.MaxBy(member => member.Mean.Max()), members.MinBy(member => member.Mean.Max()));
        reasons.Add(DoubtWording.NotEquallySure(surest.Speaker, Fusion.ArgMax(surest.Mean), least.Speaker));
    }

    private static void AddContradiction(IReadOnlyList<MemberVote> votes, List<string> reasons)
    {
        var views = votes.GroupBy(vote => vote.SopInstanceUid)
            .Select(group => (group.First().View, Class: Fusion.ArgMax(Mean([.. group])))).ToList();
        if (views.Select(view => view.Class).Distinct().Count() > 1)
            reasons.Add(DoubtWording.ViewsContradict(views));
    }

    /// <summary>How reasons name a member: by its family where no other member is of it.</summary>
    internal static string Speaker(string member, IReadOnlyList<ModelIdentity> models)
    {
        var family = models.FirstOrDefault(model => model.Name == member)?.Family;
        return family is not null && models.Count(model => model.Family == family) == 1 ? family : member;
    }
}
