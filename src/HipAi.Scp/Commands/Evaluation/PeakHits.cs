using HipAi.Inference.Evaluation;
using HipAi.Phantom;
using HipAi.Phantom.Masks;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>Where maps have their maximum, against the simulator's masks.</summary>
internal static class PeakHits
{
    /// <summary>
    /// Heatmaps of hips with hardware that were seen as hardware, where the image shows hardware; and probability maps of the true cause,
    /// where it shows a sign of it. A map without a maximum is a miss.
    /// </summary>
    internal static IReadOnlyList<PeakHit> Of(StudyTruth truth, StudyPrediction prediction)
    {
        var hits = new List<PeakHit>();
        foreach (var said in prediction.Hips)
        {
            var hip = truth.Hips.First(hip => hip.Side == said.Side);
            if (hip.Class != HardwareClass.NoHardware && said.Class != HardwareClass.NoHardware)
                foreach (var map in said.Heatmaps)
                    if (Hits(hip, map.SopInstanceUid, null, map.PeakX, map.PeakY) is { } isHit) hits.Add(new PeakHit(said.Side, map.SopInstanceUid, null, isHit));
            foreach (var map in said.Failure?.Maps ?? [])
                if (map.Cause == hip.Cause && Hits(hip, map.SopInstanceUid, map.Cause, map.PeakX, map.PeakY) is { } isHit)
                    hits.Add(new PeakHit(said.Side, map.SopInstanceUid, map.Cause, isHit));
        }

        return hits;
    }

    /// <summary>Whether the place lies on the masks; null when the image shows nothing of the kind.</summary>
    private static bool? Hits(HipTruth hip, string uid, FailureCause? cause, double? x, double? y)
    {
        var masks = hip.Masks.Where(mask => mask.SopInstanceUid == uid && mask.Cause == cause).ToList();
        if (masks.Count == 0) return null;
        // The image's size does not matter: what lies outside the masks' boxes is not covered.
        var (width, height) = (masks.Max(mask => mask.Box.X + mask.Box.Width), masks.Max(mask => mask.Box.Y + mask.Box.Height));
        return x is { } column && y is { } row && MaskGrid.Union(masks, width, height)!.Covers(column, row);
    }
}
