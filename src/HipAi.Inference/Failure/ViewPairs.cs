using HipAi.Inference.Ensemble;
using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>Which images of a hip the failure networks see together.</summary>
internal static class ViewPairs
{
    /// <summary>The most images of each direction that are paired; four pairs at most.</summary>
    public const int MostViews = 2;

    /// <summary>Pairs of AP and lateral, each of those on which the hardware networks are surest of the hip's class; of equals the earlier ones.</summary>
    /// <param name="hips">The hip in each of its images.</param>
    /// <param name="hardware">The hip's class.</param>
    /// <returns>All pairs of up to two APs and two laterals whose joint was drawn.</returns>
    public static IReadOnlyList<(JudgedHip Ap, JudgedHip Lateral)> Of(IReadOnlyList<JudgedHip> hips, HardwareClass hardware)
    {
        var laterals = Best(FailureQuestion.IsLateral);
        return [.. Best(FailureQuestion.IsAp).SelectMany(ap => laterals.Select(lateral => (ap, lateral)))];

        List<JudgedHip> Best(Func<RadiographView, bool> isWanted) =>
        [
            .. hips.Where(hip => isWanted(hip.View) && hip.Sketch is { View: not null })
                .OrderByDescending(hip => hip.Votes.Average(vote => vote.Probabilities[(int)hardware])).Take(MostViews),
        ];
    }
}
