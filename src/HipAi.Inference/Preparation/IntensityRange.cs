using System.Numerics.Tensors;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// The robust grey range of a hip: the 0.5th and the 99.5th percentile of its pixels, so that neither a lead marker nor
/// a few dead pixels decide the contrast.
/// </summary>
/// <param name="Low">Displayed grey value, 0 to 1, that becomes 0.</param>
/// <param name="High">Displayed grey value, 0 to 1, that becomes 1.</param>
public readonly record struct IntensityRange(double Low, double High)
{
    /// <summary>The share of pixels below <see cref="Low"/>, and above <see cref="High"/>.</summary>
    public const double Tail = 0.005;

    /// <summary>The least difference of <see cref="High"/> and <see cref="Low"/> in which anatomy can be seen.</summary>
    public const double LeastContrast = 0.004;

    private const int Bins = 65536;
    private const int Block = 256;
    private const int WantedSamples = 1 << 19;

    /// <summary>Whether there is anything to be seen: false for a blank image.</summary>
    public bool HasContrast => High - Low >= LeastContrast;

    /// <summary>
    /// Measures a region. Values are taken to 16 bits (so that an image and its MONOCHROME1 inverse give the same range);
    /// of large regions every n-th pixel of every n-th row is counted, n chosen for about half a million samples.
    /// </summary>
    /// <param name="pixels">Row-major displayed grey values, 0 to 1.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="region">The part to measure; inside the image.</param>
    public static IntensityRange Measure(ReadOnlySpan<float> pixels, int width, PixelRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var step = Math.Max(1, (int)Math.Sqrt((double)region.Width * region.Height / WantedSamples));
        var histogram = new int[Bins];
        var (values, bins) = (new float[(region.Width + step - 1) / step], new int[(region.Width + step - 1) / step]);
        var count = 0;
        for (var y = region.Y; y < region.Y + region.Height; y += step)
        {
            var row = pixels.Slice((y * width) + region.X, region.Width);
            if (step == 1) row.CopyTo(values);
            else for (var i = 0; i < values.Length; i++) values[i] = row[i * step];
            ToBins(values, bins);
            foreach (var bin in bins) histogram[bin]++;
            count += bins.Length;
        }

        return new IntensityRange(Quantile(histogram, (long)(Tail * count)), Quantile(histogram, (long)((1 - Tail) * (count - 1))));
    }

    // To the nearest, as all at once are several times faster than one by one. What is no number counts as black.
    private static void ToBins(Span<float> values, Span<int> bins)
    {
        TensorPrimitives.MaxNumber(values, 0f, values);
        TensorPrimitives.Min(values, 1f, values);
        TensorPrimitives.Multiply(values, Bins - 1, values);
        TensorPrimitives.Add(values, 0.5f, values);
        TensorPrimitives.ConvertTruncating<float, int>(values, bins);
    }

    private static double Quantile(int[] histogram, long rank)
    {
        long seen = 0;
        for (var block = 0; block < Bins; block += Block)
        {
            var counts = histogram.AsSpan(block, Block);
            var sum = TensorPrimitives.Sum<int>(counts);
            if (seen + sum <= rank)
            {
                seen += sum;
                continue;
            }

            var bin = 0;
            while ((seen += counts[bin]) <= rank) bin++;
            return (block + bin) / (double)(Bins - 1);
        }

        return 1;
    }
}
