using System.Numerics.Tensors;
using HipAi.Inference.Heatmaps;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>A map of probabilities with its way from the source image: squares of different networks need not be alike.</summary>
/// <param name="Record">How the square was prepared.</param>
/// <param name="Box">How it fills the network's input.</param>
/// <param name="Map">The probabilities.</param>
/// <param name="Weight">How many maps it is the mean of.</param>
internal sealed record PlacedMap(PreparationRecord Record, Letterbox Box, ActivationMap Map, int Weight)
{
    /// <summary>The mean of several answers' maps of one cause on one image: those of one geometry are added up first, so that painting costs once.</summary>
    /// <param name="maps">Per answer its square, its input's size and its [height, width] map.</param>
    public static IReadOnlyList<PlacedMap> MeansOf(IEnumerable<(PreparationRecord Record, int Size, float[] Map, int Width, int Height)> maps) =>
    [
        .. maps.GroupBy(map => (map.Record, map.Size, map.Width, map.Height)).Select(same =>
        {
            var mean = new float[same.Key.Width * same.Key.Height];
            var count = same.Count();
            foreach (var map in same)
                for (var i = 0; i < mean.Length; i++) mean[i] += map.Map[i] / count;
            var box = same.Key.Record.FitInto(same.Key.Size, same.Key.Size);
            return new PlacedMap(same.Key.Record, box, ActivationMap.OfProbabilities(mean, same.Key.Width, same.Key.Height), count);
        }),
    ];

    /// <summary>The mean over maps at a place of the source image.</summary>
    public static double Mean(IReadOnlyList<PlacedMap> maps, ImagePoint source)
    {
        var (sum, weight) = (0.0, 0);
        for (var i = 0; i < maps.Count; i++)
        {
            sum += maps[i].Weight * maps[i].At(source);
            weight += maps[i].Weight;
        }

        return sum / weight;
    }

    /// <summary>The mean over maps at the pixels of a picture, row by row.</summary>
    /// <param name="maps">The maps; one at least.</param>
    /// <param name="pictured">The source pixels that the picture shows.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    public static HeatmapPainter.ActivationRow MeanRows(IReadOnlyList<PlacedMap> maps, PixelRegion pictured, int width, int height)
    {
        var sampled = maps.Select(map => (Map: new SampledMap(map.Map, map.Record, map.Box, pictured, width, height), Weight: (double)map.Weight)).ToList();
        var (one, weights) = (new double[width], sampled.Sum(map => map.Weight));
        return (y, target) =>
        {
            target.Clear();
            foreach (var (map, weight) in sampled)
            {
                map.Row(y, one);
                TensorPrimitives.MultiplyAdd(one, weight, target, target);
            }

            TensorPrimitives.Divide(target, weights, target);
        };
    }

    /// <summary>The centres of the map's cells in the source image.</summary>
    public IEnumerable<ImagePoint> Cells =>
        from row in Enumerable.Range(0, Map.Height)
        from column in Enumerable.Range(0, Map.Width)
        select Record.ToSource(Box, new ImagePoint((column + 0.5) * Box.Width / Map.Width, (row + 0.5) * Box.Height / Map.Height));

    private double At(ImagePoint source) => Map.At(Box, Record.ToInput(Box, source));
}
