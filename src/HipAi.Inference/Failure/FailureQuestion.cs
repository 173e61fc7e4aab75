using HipAi.Inference.Ensemble;
using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>Whether the failure networks may be asked about a hip, and if not, why (requirement C8).</summary>
internal static class FailureQuestion
{
    /// <summary>Above this probability a class counts as possible in an indeterminate hip.</summary>
    public const double Possible = 0.1;

    /// <summary>Whether a view shows the hip from the front.</summary>
    public static bool IsAp(RadiographView view) => view is RadiographView.ApPelvis or RadiographView.ApHip;

    /// <summary>Whether a view shows the hip from the side.</summary>
    public static bool IsLateral(RadiographView view) => view is RadiographView.FrogLegLateral or RadiographView.CrossTableLateral;

    /// <summary>Whether the hip holds an arthroplasty, or may hold one: otherwise there is nothing to ask and nothing to report.</summary>
    public static bool Arises(FusedVotes hardware) =>
        FailureCauses.Applies(hardware.Class) || (hardware.Status == FindingStatus.Indeterminate && PossibleClasses(hardware).Any(FailureCauses.Applies));

    /// <summary>Why it is not asked, in words to stand after "not assessed: "; null when it is.</summary>
    /// <param name="hardware">What the hardware networks say of the hip.</param>
    /// <param name="hips">The hip in each of its images.</param>
    /// <param name="isInstalled">Whether there is a failure network.</param>
    public static string? WhyNot(FusedVotes hardware, IReadOnlyList<JudgedHip> hips, bool isInstalled)
    {
        if (!isInstalled) return "no model for it is installed.";
        // An indeterminate hip is asked about when all that it can be is an arthroplasty: which one does not change the question.
        if (!FailureCauses.Applies(hardware.Class) || (hardware.Status == FindingStatus.Indeterminate && !PossibleClasses(hardware).All(FailureCauses.Applies)))
            return "the type of hardware is indeterminate.";
        return WhyNot("AP", [.. hips.Where(hip => IsAp(hip.View))]) ?? WhyNot("lateral", [.. hips.Where(hip => IsLateral(hip.View))]);
    }

    private static string? WhyNot(string view, IReadOnlyList<JudgedHip> hips)
    {
        if (hips.Count == 0) return $"no {view} view.";
        if (!hips.Any(hip => hip.Sketch is { HasScale: true })) return $"no pixel spacing in the {view} view.";
        return hips.Any(hip => hip.Sketch is { View: not null }) ? null : $"the joint was not found in the {view} view.";
    }

    private static IEnumerable<HardwareClass> PossibleClasses(FusedVotes hardware) =>
        HardwareClasses.All.Where(c => c == hardware.Class || hardware.Probabilities[(int)c] > Possible);
}
