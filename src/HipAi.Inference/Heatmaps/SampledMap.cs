using System.Numerics.Tensors;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Heatmaps;

/// <summary>
/// An activation as seen from the pixels of a picture. The way from a picture to the network's input keeps rows and columns apart, so it is
/// gone once for each of them instead of once for each pixel, and the map's rows are interpolated to the picture's columns beforehand.
/// </summary>
internal sealed class SampledMap
{
    private readonly int width;
    private readonly double[] across;
    private readonly CellPair[] down;

    /// <param name="map">The activation.</param>
    /// <param name="record">How the input was prepared.</param>
    /// <param name="letterbox">How it was fitted into the input.</param>
    /// <param name="pictured">The source pixels that the picture shows.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    public SampledMap(ActivationMap map, PreparationRecord record, Letterbox letterbox, PixelRegion pictured, int width, int height)
    {
        this.width = width;
        across = new double[map.Height * width];
        down = new CellPair[height];
        for (var x = 0; x < width; x++)
        {
            var source = pictured.X + ((x + 0.5) * pictured.Width / width);
            var columns = map.ColumnsAt(letterbox, record.ToInput(letterbox, new ImagePoint(source, 0)).X);
            for (var row = 0; row < map.Height; row++) across[(row * width) + x] = map.Between(row, columns);
        }

        for (var y = 0; y < height; y++)
        {
            var source = pictured.Y + ((y + 0.5) * pictured.Height / height);
            down[y] = map.RowsAt(letterbox, record.ToInput(letterbox, new ImagePoint(0, source)).Y);
        }
    }

    /// <summary>The activation at the centres of the pixels of one row of the picture.</summary>
    /// <param name="y">The row.</param>
    /// <param name="target">Receives a value for each column.</param>
    public void Row(int y, Span<double> target)
    {
        var rows = down[y];
        var upper = across.AsSpan(rows.First * width, width);
        TensorPrimitives.Subtract(across.AsSpan(rows.Second * width, width), upper, target);
        TensorPrimitives.Multiply(target, rows.Share, target);
        TensorPrimitives.Add(upper, target, target);
    }
}
