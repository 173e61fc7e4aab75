namespace HipAi.Phantom.Imaging;

/// <summary>Filters of a plane of floats: box blurs with running sums, downsampling and bilinear upsampling.</summary>
internal static class FloatPlane
{
    /// <summary>Blurs like a Gaussian of the given sigma (pixels): three box passes, or a short kernel when it is small.</summary>
    public static float[] Blur(float[] source, int width, int height, float sigma)
    {
        if (sigma < 0.2f) return (float[])source.Clone();
        if (sigma < 1.2f) return Kernel3(source, width, height, sigma);
        var radius = Math.Max(1, (int)MathF.Round((MathF.Sqrt((4 * sigma * sigma) + 1) - 1) / 2));
        var a = (float[])source.Clone();
        var b = new float[source.Length];
        for (var pass = 0; pass < 3; pass++)
        {
            BoxRows(a, b, width, height, radius);
            BoxColumns(b, a, width, height, radius);
        }

        return a;
    }

    /// <summary>Blurs with a wide sigma (pixels) at reduced size.</summary>
    public static float[] BlurWide(float[] source, int width, int height, float sigma)
    {
        var factor = Math.Max(1, (int)(sigma / 2));
        if (factor == 1) return Blur(source, width, height, sigma);
        var small = Down(source, width, height, factor);
        var (w, h) = ((width + factor - 1) / factor, (height + factor - 1) / factor);
        return Up(Blur(small, w, h, sigma / factor), w, h, factor, width, height);
    }

    /// <summary>Means of blocks of <paramref name="factor"/> x <paramref name="factor"/> pixels.</summary>
    public static float[] Down(float[] source, int width, int height, int factor)
    {
        var (w, h) = ((width + factor - 1) / factor, (height + factor - 1) / factor);
        var target = new float[w * h];
        for (var y = 0; y < h; y++)
            for (var x = 0; x < w; x++)
            {
                var sum = 0f;
                var n = 0;
                for (var yy = y * factor; yy < Math.Min(height, (y + 1) * factor); yy++)
                    for (var xx = x * factor; xx < Math.Min(width, (x + 1) * factor); xx++, n++)
                        sum += source[(yy * width) + xx];
                target[(y * w) + x] = sum / n;
            }

        return target;
    }

    /// <summary>Bilinear enlargement by <paramref name="factor"/>.</summary>
    public static float[] Up(float[] source, int w, int h, int factor, int width, int height)
    {
        var target = new float[width * height];
        var (left, share) = Taps(width, w, factor);
        for (var y = 0; y < height; y++)
        {
            var v = Math.Clamp(((y + 0.5f) / factor) - 0.5f, 0, h - 1);
            var y0 = Math.Min((int)v, Math.Max(0, h - 2));
            var fy = v - y0;
            var (upper, lower) = (y0 * w, Math.Min(h - 1, y0 + 1) * w);
            for (var x = 0; x < width; x++)
            {
                var (x0, x1, fx) = (left[x], Math.Min(w - 1, left[x] + 1), share[x]);
                var top = source[upper + x0] + ((source[upper + x1] - source[upper + x0]) * fx);
                var bottom = source[lower + x0] + ((source[lower + x1] - source[lower + x0]) * fx);
                target[(y * width) + x] = top + ((bottom - top) * fy);
            }
        }

        return target;
    }

    private static (int[] Left, float[] Share) Taps(int width, int w, int factor)
    {
        var left = new int[width];
        var share = new float[width];
        for (var x = 0; x < width; x++)
        {
            var u = Math.Clamp(((x + 0.5f) / factor) - 0.5f, 0, w - 1);
            left[x] = Math.Min((int)u, Math.Max(0, w - 2));
            share[x] = u - left[x];
        }

        return (left, share);
    }

    private static float[] Kernel3(float[] source, int width, int height, float sigma)
    {
        // The three-tap kernel of the same variance; beyond sigma 0.8 it is applied twice.
        var variance = sigma * sigma;
        var times = variance > 0.6f ? 2 : 1;
        var side = variance / times / 2;
        var a = (float[])source.Clone();
        var b = new float[source.Length];
        for (var t = 0; t < times; t++)
        {
            for (var y = 0; y < height; y++) Taps3(a.AsSpan(y * width, width), b.AsSpan(y * width, width), side);
            for (var y = 0; y < height; y++)
            {
                var (up, row, down) = (Math.Max(0, y - 1) * width, y * width, Math.Min(height - 1, y + 1) * width);
                for (var x = 0; x < width; x++) a[row + x] = (b[row + x] * (1 - (2 * side))) + ((b[up + x] + b[down + x]) * side);
            }
        }

        return a;
    }

    private static void Taps3(ReadOnlySpan<float> source, Span<float> target, float side)
    {
        for (var x = 0; x < source.Length; x++)
            target[x] = (source[x] * (1 - (2 * side))) + ((source[Math.Max(0, x - 1)] + source[Math.Min(source.Length - 1, x + 1)]) * side);
    }

    private static void BoxRows(float[] source, float[] target, int width, int height, int radius)
    {
        var scale = 1f / ((2 * radius) + 1);
        for (var y = 0; y < height; y++)
        {
            var row = y * width;
            var sum = source[row] * (radius + 1);
            for (var i = 1; i <= radius; i++) sum += source[row + Math.Min(i, width - 1)];
            for (var x = 0; x < width; x++)
            {
                target[row + x] = sum * scale;
                sum += source[row + Math.Min(x + radius + 1, width - 1)] - source[row + Math.Max(x - radius, 0)];
            }
        }
    }

    private static void BoxColumns(float[] source, float[] target, int width, int height, int radius)
    {
        var scale = 1f / ((2 * radius) + 1);
        var sums = new float[width];
        for (var x = 0; x < width; x++) sums[x] = source[x] * (radius + 1);
        for (var i = 1; i <= radius; i++)
            for (var x = 0; x < width; x++) sums[x] += source[(Math.Min(i, height - 1) * width) + x];
        for (var y = 0; y < height; y++)
        {
            var (enter, leave) = (Math.Min(y + radius + 1, height - 1) * width, Math.Max(y - radius, 0) * width);
            for (var x = 0; x < width; x++)
            {
                target[(y * width) + x] = sums[x] * scale;
                sums[x] += source[enter + x] - source[leave + x];
            }
        }
    }
}
