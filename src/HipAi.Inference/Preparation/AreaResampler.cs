using System.Numerics.Tensors;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// Resamples a rectangle of a grey image. Where it shrinks, each target pixel is the mean of the source area it covers, with
/// fractional weights at its edges; where it grows, linear interpolation between pixel centres. Separable, no blur beyond that.
/// </summary>
internal static class AreaResampler
{
    /// <summary>Resamples <paramref name="region"/> to <paramref name="targetWidth"/> × <paramref name="targetHeight"/> pixels.</summary>
    /// <param name="source">Row-major pixels of the whole image.</param>
    /// <param name="sourceWidth">Columns of the whole image.</param>
    /// <param name="region">The rectangle to read; inside the image.</param>
    /// <param name="target">Receives the pixels, row-major, densely.</param>
    /// <param name="targetWidth">Columns of the result.</param>
    /// <param name="targetHeight">Rows of the result.</param>
    public static void Resample(
        ReadOnlySpan<float> source, int sourceWidth, PixelRegion region, Span<float> target, int targetWidth, int targetHeight)
    {
        var horizontal = Taps.For(region.Width, targetWidth);
        var vertical = Taps.For(region.Height, targetHeight);
        var line = new float[region.Width];
        for (var row = 0; row < targetHeight; row++)
        {
            Array.Clear(line);
            for (var k = 0; k < vertical.Count[row]; k++)
            {
                var y = region.Y + vertical.First[row] + k;
                var sourceRow = source.Slice((y * sourceWidth) + region.X, region.Width);
                TensorPrimitives.MultiplyAdd(sourceRow, vertical.Weights[vertical.Offset[row] + k], line, line);
            }

            ReduceLine(line, horizontal, target.Slice(row * targetWidth, targetWidth));
        }
    }

    /// <summary>Resamples a rectangle that may reach beyond what may be read; pixels outside are <paramref name="fill"/>.</summary>
    /// <param name="source">Row-major pixels of the whole image.</param>
    /// <param name="sourceWidth">Columns of the whole image.</param>
    /// <param name="inside">What may be read; inside the image.</param>
    /// <param name="fill">The value of every pixel outside <paramref name="inside"/>.</param>
    /// <param name="region">The rectangle to resample.</param>
    /// <param name="target">Receives the pixels, row-major, densely.</param>
    /// <param name="targetWidth">Columns of the result.</param>
    /// <param name="targetHeight">Rows of the result.</param>
    public static void ResampleWithin(
        ReadOnlySpan<float> source, int sourceWidth, PixelRegion inside, float fill, PixelRegion region, Span<float> target, int targetWidth, int targetHeight)
    {
        if (region.Overlap(inside) is not { } seen)
        {
            target[..(targetWidth * targetHeight)].Fill(fill);
            return;
        }

        var horizontal = Taps.For(region.Width, targetWidth);
        var vertical = Taps.For(region.Height, targetHeight);
        var line = new float[region.Width];
        for (var row = 0; row < targetHeight; row++)
        {
            line.AsSpan().Fill(fill);
            var part = line.AsSpan(seen.X - region.X, seen.Width);
            part.Clear();
            for (var k = 0; k < vertical.Count[row]; k++)
            {
                var (y, weight) = (region.Y + vertical.First[row] + k, vertical.Weights[vertical.Offset[row] + k]);
                if (y >= seen.Y && y < seen.Y + seen.Height)
                    TensorPrimitives.MultiplyAdd(source.Slice((y * sourceWidth) + seen.X, seen.Width), weight, part, part);
                else
                    TensorPrimitives.Add(part, fill * weight, part);
            }

            ReduceLine(line, horizontal, target.Slice(row * targetWidth, targetWidth));
        }
    }

    private static void ReduceLine(ReadOnlySpan<float> line, Taps taps, Span<float> target)
    {
        for (var column = 0; column < target.Length; column++)
        {
            var weights = taps.Weights.AsSpan(taps.Offset[column], taps.Count[column]);
            var values = line.Slice(taps.First[column], weights.Length);
            var sum = 0f;
            for (var k = 0; k < weights.Length; k++) sum += weights[k] * values[k];
            target[column] = sum;
        }
    }

    /// <summary>Which source pixels make each target pixel of one axis, and how much of each.</summary>
    private sealed record Taps(int[] First, int[] Count, int[] Offset, float[] Weights)
    {
        public static Taps For(int source, int target)
        {
            var first = new int[target];
            var count = new int[target];
            var offset = new int[target];
            var weights = new List<float>(source + (2 * target));
            for (var i = 0; i < target; i++)
            {
                offset[i] = weights.Count;
                first[i] = target <= source ? AddArea(weights, i, source, target) : AddLinear(weights, i, source, target);
                count[i] = weights.Count - offset[i];
            }

            return new Taps(first, count, offset, [.. weights]);
        }

        // Edges of target pixel i are i * source / target; integer arithmetic keeps the weights' sum free of drift.
        private static int AddArea(List<float> weights, int i, int source, int target)
        {
            var from = (long)i * source;
            var to = from + source;
            var first = (int)(from / target);
            for (long pixel = first; pixel * target < to; pixel++)
            {
                var covered = Math.Min(to, (pixel + 1) * target) - Math.Max(from, pixel * target);
                weights.Add((float)((double)covered / source));
            }

            return first;
        }

        private static int AddLinear(List<float> weights, int i, int source, int target)
        {
            var centre = Math.Clamp(((i + 0.5) * source / target) - 0.5, 0, source - 1);
            var first = Math.Min((int)centre, Math.Max(0, source - 2));
            if (source == 1)
            {
                weights.Add(1f);
                return 0;
            }

            weights.Add((float)(1 - (centre - first)));
            weights.Add((float)(centre - first));
            return first;
        }
    }
}
