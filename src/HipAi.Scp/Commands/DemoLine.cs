using HipAi.Phantom;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>One hip of the demonstration.</summary>
/// <param name="Study">Number of its study, from 1.</param>
/// <param name="Side">Which hip.</param>
/// <param name="Truth">What the simulation put there.</param>
/// <param name="Finding">What was found; null when the hip was not judged.</param>
internal sealed record DemoLine(int Study, HipSide Side, HardwareClass Truth, HipFinding? Finding)
{
    /// <summary>Whether a class was stated and is the true one; null when none was stated.</summary>
    internal bool? IsRight => Finding is { Status: FindingStatus.Certain } stated ? stated.Class == Truth : null;

    /// <summary>The hips of a study that any of its images is about, right first.</summary>
    internal static IReadOnlyList<DemoLine> Of(int study, StudyTruth truth, StudyPrediction? prediction)
    {
        var imaged = truth.Images.SelectMany(image => image.Hips).Select(hip => hip.Side).ToHashSet();
        return
        [
            .. truth.Hips.Where(hip => imaged.Contains(hip.Side)).OrderBy(hip => hip.Side)
                .Select(hip => new DemoLine(study, hip.Side, hip.Class, prediction?.Hips.FirstOrDefault(found => found.Side == hip.Side))),
        ];
    }
}
