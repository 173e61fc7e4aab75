using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>One made-up study of the lint matrix.</summary>
/// <param name="Snapshot">The study.</param>
/// <param name="Prediction">What was said of it.</param>
internal sealed record LintCase(StudySnapshot Snapshot, StudyPrediction Prediction)
{
    /// <summary>The case in words, for a message.</summary>
    public override string ToString() => Prediction.Hips.Count == 0
        ? "a study of which no image could be judged"
        : string.Join(" and ", Prediction.Hips.Select(hip => $"{hip.Side.Code()} {hip.Class.Code()} {(hip.Status == FindingStatus.Certain ? "certain" : "indeterminate")}"))
            + $" on {string.Join(" + ", Snapshot.Images.Select(image => image.View.Value.Code()))}";

    /// <summary>The classes the text may name: those stated, and for a doubtful hip the runner-up as well.</summary>
    public IReadOnlySet<HardwareClass> HeldClasses() => Prediction.Hips
        .SelectMany(hip => HardwareClasses.All.Where(hardware => hip.Probabilities[(int)hardware] > 0)).ToHashSet();
}
