using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>
/// A Laplacian pyramid: differences of ever coarser pictures, each weighted by a power law that lifts what is weak and
/// holds back what is strong, and put together again.
/// </summary>
internal static class Pyramid
{
    private const float Middle = 0.25f; // a difference of this size (in the logarithm) keeps its own gain

    /// <summary>Enhances a plane.</summary>
    /// <param name="image">Row-major logarithms.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitch">Millimetres per pixel.</param>
    /// <param name="gain">Gain of structures of a size, mm.</param>
    /// <param name="exponent">Exponent of the power law, 0.6 to 1.</param>
    public static float[] Enhance(float[] image, int width, int height, float pitch, Func<float, float> gain, float exponent)
    {
        var size = pitch * 1.4f;
        if (Math.Min(width, height) < 8)
        {
            var rest = Scratch.TakeCopy(image);
            Lanes.Scale(rest, gain(size));
            return rest;
        }

        var (w, h) = ((width + 1) / 2, (height + 1) / 2);
        var coarse = Halve(image, width, height);
        var smooth = Double(coarse, w, h, width, height);
        var lower = Enhance(coarse, w, h, pitch * 2, gain, exponent);
        var enhanced = Double(lower, w, h, width, height);
        // Noise sits in the finest structures: there weak differences are not lifted as far.
        var knee = size < 1 ? 0.28f : size < 2 ? 0.16f : 0.09f;
        Add(image, smooth, enhanced, gain(size), exponent, knee);
        Scratch.Give(coarse);
        Scratch.Give(lower);
        Scratch.Give(smooth);
        return enhanced;
    }

    /// <summary>target += gain (image - smooth) (knee² + ((image - smooth) / Middle)²)^((exponent - 1) / 2).</summary>
    private static void Add(float[] image, float[] smooth, float[] target, float gain, float exponent, float knee)
    {
        var half = (exponent - 1) / 2;
        var least = new Vector<float>(knee * knee);
        var (x, step) = (0, Vector<float>.Count);
        Vector<float> Weighted(Vector<float> difference)
        {
            var relative = difference * (1 / Middle);
            return difference * gain * Steady.Exp(Steady.Log(least + (relative * relative)) * half);
        }

        for (; x <= target.Length - step; x += step)
            (new Vector<float>(target, x) + Weighted(new Vector<float>(image, x) - new Vector<float>(smooth, x))).CopyTo(target, x);
        for (; x < target.Length; x++) target[x] += Weighted(new Vector<float>(image[x] - smooth[x]))[0];
    }

    /// <summary>Half the size, through the kernel 1 4 6 4 1.</summary>
    private static float[] Halve(float[] image, int width, int height)
    {
        var (w, h) = ((width + 1) / 2, (height + 1) / 2);
        var target = Scratch.Take(w * h);
        var row = new float[width + 4];
        for (var y = 0; y < h; y++)
        {
            var middle = row.AsSpan(2, width);
            middle.Clear();
            for (var k = -2; k <= 2; k++)
                Lanes.AddScaled(image.AsSpan(Math.Clamp((2 * y) + k, 0, height - 1) * width, width), Weight(k), middle);
            (row[0], row[1], row[^1], row[^2]) = (middle[0], middle[0], middle[width - 1], middle[width - 1]);
            var to = target.AsSpan(y * w, w);
            for (var x = 0; x < w; x++)
            {
                var i = 2 * x;
                to[x] = (row[i + 2] * 0.375f) + ((row[i + 1] + row[i + 3]) * 0.25f) + ((row[i] + row[i + 4]) * 0.0625f);
            }
        }

        return target;
    }

    private static float Weight(int k) => k == 0 ? 0.375f : Math.Abs(k) == 1 ? 0.25f : 0.0625f;

    /// <summary>Twice the size, through the same kernel.</summary>
    private static float[] Double(float[] source, int w, int h, int width, int height)
    {
        var target = Scratch.Take(width * height);
        var wide = Scratch.Take(width * h);
        for (var y = 0; y < h; y++) Widen(source.AsSpan(y * w, w), wide.AsSpan(y * width, width));
        for (var y = 0; y < height; y++)
        {
            var (upper, middle) = (Math.Max(0, (y / 2) - 1), y / 2);
            var lower = Math.Min(h - 1, (y / 2) + 1);
            var to = target.AsSpan(y * width, width);
            if (y % 2 == 0) Lanes.Taps(wide.AsSpan(upper * width, width), wide.AsSpan(middle * width, width), wide.AsSpan(lower * width, width), 0.125f, to);
            else Lanes.Lerp(wide.AsSpan(middle * width, width), wide.AsSpan(lower * width, width), 0.5f, to);
        }

        Scratch.Give(wide);
        return target;
    }

    private static void Widen(ReadOnlySpan<float> source, Span<float> target)
    {
        for (var x = 0; x < target.Length; x += 2)
        {
            var i = x / 2;
            var (before, here, after) = (source[Math.Max(0, i - 1)], source[i], source[Math.Min(source.Length - 1, i + 1)]);
            target[x] = (here * 0.75f) + ((before + after) * 0.125f);
            if (x + 1 < target.Length) target[x + 1] = (here + after) * 0.5f;
        }
    }
}
