using HipAi.Inference.Ensemble;
using HipAi.Inference.Heatmaps;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>Draws where the signs of a cause are seen: the mean over members and pairs, registered to the source pixels.</summary>
internal static class CauseMaps
{
    /// <summary>Below this probability nothing is painted.</summary>
    public const double LeastPainted = 0.1;

    /// <summary>Below this fused probability a cause gets no map, unless it is the one that is named.</summary>
    public const double LeastProbability = 0.15;

    private const int MostCauses = 2;

    /// <summary>The causes that get maps: the most likely one, and up to two that are likely enough.</summary>
    public static IReadOnlyList<FailureCause> CausesOf(FusedCauses fused) =>
    [
        .. FailureCauses.All.Where(cause => cause != FailureCause.None)
            .OrderByDescending(cause => fused.Probabilities[(int)cause]).Take(MostCauses)
            .Where(cause => cause == fused.Cause || fused.Probabilities[(int)cause] >= LeastProbability),
    ];

    /// <summary>Draws a cause's map on one image.</summary>
    /// <param name="hip">The hip in that image.</param>
    /// <param name="cause">The cause; not none.</param>
    /// <param name="answers">The answers to all pairs in which the image is; one at least.</param>
    public static (FailureMap Map, HeatmapPicture Picture) Draw(JudgedHip hip, FailureCause cause, IEnumerable<FailureAnswer> answers)
    {
        var view = hip.Sketch!.View!;
        var maps = PlacedMap.MeansOf(answers.Select(answer => answer.MapOf(hip, cause)));
        var (at, peak) = Peak(view.Pictured, maps);
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"image-{hip.ImageNumber}-{hip.Side.Code()}-{cause.Code().Replace('_', '-')}");
        var mean = PlacedMap.MeanRows(maps, view.Pictured, view.Background.Width, view.Background.Height);
        var png = HeatmapPainter.Paint(view.Background, (y, row) =>
        {
            mean(y, row);
            foreach (ref var probability in row)
                if (probability < LeastPainted) probability = 0;
        });
        return (
            new FailureMap(id, hip.Side, hip.SopInstanceUid, cause, peak, view.Pictured, at.X, at.Y),
            new HeatmapPicture(id, png));
    }

    // Looked for at the cells of the finest map, and only where the hip is seen: in the padding there is nothing to point at.
    private static (ImagePoint At, double Probability) Peak(PixelRegion pictured, IReadOnlyList<PlacedMap> maps)
    {
        var centre = new ImagePoint(pictured.X + (pictured.Width / 2.0), pictured.Y + (pictured.Height / 2.0));
        return maps.MaxBy(map => map.Map.Width * map.Map.Height)!.Cells
            .Where(cell => cell.X >= pictured.X && cell.Y >= pictured.Y && cell.X <= pictured.X + pictured.Width && cell.Y <= pictured.Y + pictured.Height)
            .Select(cell => (cell, PlacedMap.Mean(maps, cell))).DefaultIfEmpty((centre, PlacedMap.Mean(maps, centre))).MaxBy(found => found.Item2);
    }
}
