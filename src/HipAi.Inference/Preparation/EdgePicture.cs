using System.Numerics.Tensors;

namespace HipAi.Inference.Preparation;

/// <summary>
/// A grey picture as one of outlines: each value against the mean about it, squashed to -1 to 1, so that metal, a marker or a wedge of
/// exposure counts no more than a bone's edge.
/// </summary>
internal static class EdgePicture
{
    /// <summary>Grey values nearer to their surroundings than this are noise: air and collimated borders.</summary>
    private const float LeastDetail = 0.01f;

    /// <summary>The surroundings reach this far: a part of the width.</summary>
    private const int PartOfWidth = 10;

    /// <summary>Makes the picture.</summary>
    /// <param name="pixels">Row-major grey values, 0 to 1.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    public static float[] Of(ReadOnlySpan<float> pixels, int width, int height)
    {
        var edges = new float[pixels.Length];
        TensorPrimitives.Subtract(pixels, LocalMean(pixels, width, height, Math.Max(2, width / PartOfWidth)), edges);
        var sizes = edges.Select(Math.Abs).Order().ToArray();
        var usual = Math.Max(sizes[sizes.Length / 2], LeastDetail);
        for (var i = 0; i < edges.Length; i++) edges[i] /= Math.Abs(edges[i]) + usual;
        return edges;
    }

    private static float[] LocalMean(ReadOnlySpan<float> pixels, int width, int height, int radius)
    {
        var sums = SumsAbove(pixels, width, height);
        var stride = width + 1;
        var mean = new float[pixels.Length];
        for (var i = 0; i < mean.Length; i++)
        {
            var (top, bottom) = (Math.Max(0, (i / width) - radius), Math.Min(height, (i / width) + radius + 1));
            var (left, right) = (Math.Max(0, (i % width) - radius), Math.Min(width, (i % width) + radius + 1));
            var sum = sums[(bottom * stride) + right] - sums[(top * stride) + right] - sums[(bottom * stride) + left] + sums[(top * stride) + left];
            mean[i] = (float)(sum / ((bottom - top) * (right - left)));
        }

        return mean;
    }

    // The sum of all values above and left of each corner: any box is four look-ups.
    private static double[] SumsAbove(ReadOnlySpan<float> pixels, int width, int height)
    {
        var stride = width + 1;
        var sums = new double[stride * (height + 1)];
        for (var y = 0; y < height; y++)
        {
            double line = 0;
            for (var x = 0; x < width; x++)
            {
                line += pixels[(y * width) + x];
                sums[((y + 1) * stride) + x + 1] = sums[(y * stride) + x + 1] + line;
            }
        }

        return sums;
    }
}
