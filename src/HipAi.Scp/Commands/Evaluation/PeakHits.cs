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
                hits.AddRange(said.Heatmaps.Select(map => Play(truth, hip, map.SopInstanceUid, null, map.PeakX, map.PeakY)).OfType<PeakHit>());
            hits.AddRange((said.Failure?.Maps ?? []).Where(map => map.Cause == hip.Cause)
                .Select(map => Play(truth, hip, map.SopInstanceUid, map.Cause, map.PeakX, map.PeakY)).OfType<PeakHit>());
        }

        return hits;
    }

    /// <summary>Whether the place lies on the masks; null when the image shows nothing of the kind.</summary>
    private static PeakHit? Play(StudyTruth truth, HipTruth hip, string uid, FailureCause? cause, double? x, double? y)
    {
        var masks = hip.Masks.Where(mask => mask.SopInstanceUid == uid && mask.Cause == cause).ToList();
        if (masks.Count == 0) return null;
        if (x is not { } column || y is not { } row) return new PeakHit(hip.Side, uid, cause, false, false);
        // The image's size does not matter: what lies outside the masks' boxes is not covered.
        var (width, height) = (masks.Max(mask => mask.Box.X + mask.Box.Width), masks.Max(mask => mask.Box.Y + mask.Box.Height));
        var grid = MaskGrid.Union(masks, width, height)!;
        var isHit = grid.Covers(column, row);
        var seen = truth.Images.First(image => image.SopInstanceUid == uid).Hips.FirstOrDefault(seen => seen.Side == hip.Side);
        var radius = seen is null ? 0 : PeakHit.NearMillimetres / seen.MillimetresPerPixel;
        return new PeakHit(hip.Side, uid, cause, isHit, isHit || IsNear(grid, column, row, radius, masks[0].Cell));
    }

    private static bool IsNear(MaskGrid grid, double x, double y, double radius, int step)
    {
        for (var dy = -radius; dy <= radius; dy += step)
            for (var dx = -radius; dx <= radius; dx += step)
                if ((dx * dx) + (dy * dy) <= radius * radius && grid.Covers(x + dx, y + dy)) return true;
        return false;
    }
}
