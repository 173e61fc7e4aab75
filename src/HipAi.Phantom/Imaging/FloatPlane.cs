namespace HipAi.Phantom.Imaging;

/// <summary>Filters of a plane of floats: blurs, downsampling and bilinear upsampling, made of whole rows.</summary>
internal static class FloatPlane
{
    /// <summary>Blurs like a Gaussian of the given sigma (pixels): a short kernel several times, or box passes when it is wide.</summary>
    public static float[] Blur(float[] source, int width, int height, float sigma)
    {
        if (sigma < 0.1f) return Scratch.TakeCopy(source);
        if (sigma < 1.6f) return Kernel3(source, width, height, sigma);
        // A box of radius r adds r (r + 1) / 3 to the variance: some of the three are one wider, and short kernels add the rest.
        var variance = sigma * sigma;
        var radius = (int)((MathF.Sqrt((4 * variance) + 1) - 1) / 2);
        var wider = Math.Min(3, (int)((variance - (radius * (radius + 1))) / (2f * (radius + 1) / 3)));
        var rest = variance - (radius * (radius + 1)) - (wider * 2f * (radius + 1) / 3);
        var a = rest < 0.1f * variance ? Scratch.TakeCopy(source) : Kernel3(source, width, height, MathF.Sqrt(rest));
        var b = Scratch.Take(source.Length);
        for (var pass = 0; pass < 3; pass++)
        {
            BoxRows(a, b, width, height, pass < wider ? radius + 1 : radius);
            BoxColumns(b, a, width, height, pass < wider ? radius + 1 : radius);
        }

        Scratch.Give(b);
        return a;
    }

    /// <summary>Blurs with a wide sigma (pixels) at reduced size.</summary>
    public static float[] BlurWide(float[] source, int width, int height, float sigma)
    {
        var factor = Math.Max(1, (int)(sigma / 1.4f));
        if (factor == 1) return Blur(source, width, height, sigma);
        var small = Down(source, width, height, factor);
        var (w, h) = ((width + factor - 1) / factor, (height + factor - 1) / factor);
        // Blocks and bilinear steps blur by themselves, about 0.5 of a block.
        var rest = MathF.Sqrt(MathF.Max(0.01f, (sigma * sigma / (factor * factor)) - 0.25f));
        var blurred = Blur(small, w, h, rest);
        var wide = Up(blurred, w, h, factor, width, height);
        Scratch.Give(small);
        Scratch.Give(blurred);
        return wide;
    }

    /// <summary>Means of blocks of <paramref name="factor"/> x <paramref name="factor"/> pixels.</summary>
    public static float[] Down(float[] source, int width, int height, int factor)
    {
        var (w, h) = ((width + factor - 1) / factor, (height + factor - 1) / factor);
        var target = Scratch.Take(w * h);
        var sums = new float[width];
        for (var y = 0; y < h; y++)
        {
            var (from, to) = (y * factor, Math.Min(height, (y + 1) * factor));
            Array.Clear(sums);
            for (var yy = from; yy < to; yy++) Lanes.AddScaled(source.AsSpan(yy * width, width), 1, sums);
            for (var x = 0; x < w; x++)
            {
                var (left, right) = (x * factor, Math.Min(width, (x + 1) * factor));
                var sum = 0f;
                for (var xx = left; xx < right; xx++) sum += sums[xx];
                target[(y * w) + x] = sum / ((to - from) * (right - left));
            }
        }

        return target;
    }

    /// <summary>Bilinear enlargement by <paramref name="factor"/>.</summary>
    public static float[] Up(float[] source, int w, int h, int factor, int width, int height)
    {
        var target = Scratch.Take(width * height);
        var (left, share) = Taps(width, w, factor);
        var (upper, lower) = (new float[width], new float[width]);
        var held = -1;
        for (var y = 0; y < height; y++)
        {
            var v = Math.Clamp(((y + 0.5f) / factor) - 0.5f, 0, h - 1);
            var y0 = Math.Min((int)v, Math.Max(0, h - 2));
            if (y0 != held)
            {
                if (y0 == held + 1 && held >= 0) (upper, lower) = (lower, upper);
                else Widen(source.AsSpan(y0 * w, w), left, share, upper);
                Widen(source.AsSpan(Math.Min(h - 1, y0 + 1) * w, w), left, share, lower);
                held = y0;
            }

            Lanes.Lerp(upper, lower, v - y0, target.AsSpan(y * width, width));
        }

        return target;
    }

    private static void Widen(ReadOnlySpan<float> row, int[] left, float[] share, float[] target)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var a = row[left[x]];
            target[x] = a + ((row[Math.Min(row.Length - 1, left[x] + 1)] - a) * share[x]);
        }
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
        // The three-tap kernel of the same variance, as often as it keeps every frequency positive.
        var times = Math.Max(1, (int)MathF.Ceiling(sigma * sigma / 0.5f));
        var side = sigma * sigma / times / 2;
        var a = Scratch.Take(source.Length);
        var b = Scratch.Take(source.Length);
        for (var t = 0; t < times; t++)
        {
            var from = t == 0 ? source : a;
            for (var y = 0; y < height; y++) TapsAlong(from.AsSpan(y * width, width), b.AsSpan(y * width, width), side);
            for (var y = 0; y < height; y++)
            {
                var (up, down) = (Math.Max(0, y - 1) * width, Math.Min(height - 1, y + 1) * width);
                Lanes.Taps(b.AsSpan(up, width), b.AsSpan(y * width, width), b.AsSpan(down, width), side, a.AsSpan(y * width, width));
            }
        }

        Scratch.Give(b);
        return a;
    }

    private static void TapsAlong(ReadOnlySpan<float> source, Span<float> target, float side)
    {
        var n = source.Length;
        if (n < 3)
        {
            source.CopyTo(target);
            return;
        }

        target[0] = (source[0] * (1 - side)) + (source[1] * side);
        target[n - 1] = (source[n - 1] * (1 - side)) + (source[n - 2] * side);
        Lanes.Taps(source[..(n - 2)], source[1..(n - 1)], source[2..], side, target[1..(n - 1)]);
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
        for (var i = -radius; i <= radius; i++) Lanes.AddScaled(source.AsSpan(Math.Clamp(i, 0, height - 1) * width, width), 1, sums);
        for (var y = 0; y < height; y++)
        {
            var row = target.AsSpan(y * width, width);
            sums.CopyTo(row);
            Lanes.Scale(row, scale);
            Lanes.AddScaled(source.AsSpan(Math.Min(y + radius + 1, height - 1) * width, width), 1, sums);
            Lanes.AddScaled(source.AsSpan(Math.Max(y - radius, 0) * width, width), -1, sums);
        }
    }
}
