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
        var count = 0;
        for (var y = region.Y; y < region.Y + region.Height; y += step)
        {
            var row = pixels.Slice((y * width) + region.X, region.Width);
            for (var x = 0; x < row.Length; x += step)
            {
                histogram[(int)((Math.Clamp(row[x], 0f, 1f) * (Bins - 1)) + 0.5f)]++;
                count++;
            }
        }

        return new IntensityRange(Quantile(histogram, (long)(Tail * count)), Quantile(histogram, (long)((1 - Tail) * (count - 1))));
    }

    private static double Quantile(int[] histogram, long rank)
    {
        long seen = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            seen += histogram[bin];
            if (seen > rank) return bin / (double)(Bins - 1);
        }

        return 1;
    }
}
