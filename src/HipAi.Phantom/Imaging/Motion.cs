namespace HipAi.Phantom.Imaging;

/// <summary>A patient that moves while the tube is on: the mean of the picture over a short way.</summary>
internal static class Motion
{
    /// <summary>Blurs along a line, pixels; less than half a pixel is left alone.</summary>
    public static float[] Blur(float[] source, int width, int height, float along, float across)
    {
        var extent = MathF.Max(MathF.Abs(along), MathF.Abs(across));
        if (extent < 0.5f) return source;
        var n = Math.Clamp((int)MathF.Ceiling(extent) + 1, 3, 33);
        var target = Scratch.TakeClear(source.Length);
        for (var i = 0; i < n; i++)
        {
            var t = ((float)i / (n - 1)) - 0.5f;
            AddShifted(source, target, width, height, along * t, across * t, 1f / n);
        }

        return target;
    }

    private static void AddShifted(float[] source, float[] target, int width, int height, float dx, float dy, float weight)
    {
        var (x0, y0) = ((int)MathF.Floor(dx), (int)MathF.Floor(dy));
        var (fx, fy) = (dx - x0, dy - y0);
        foreach (var (ox, oy, share) in (ReadOnlySpan<(int, int, float)>)
            [(x0, y0, (1 - fx) * (1 - fy)), (x0 + 1, y0, fx * (1 - fy)), (x0, y0 + 1, (1 - fx) * fy), (x0 + 1, y0 + 1, fx * fy)])
        {
            if (share < 1e-4f) continue;
            for (var y = 0; y < height; y++)
            {
                var from = source.AsSpan(Math.Clamp(y + oy, 0, height - 1) * width, width);
                var to = target.AsSpan(y * width, width);
                var (left, right) = (Math.Max(0, -ox), Math.Min(width, width - ox));
                if (right <= left) continue;
                Lanes.AddScaled(from[(left + ox)..(right + ox)], weight * share, to[left..right]);
                for (var x = 0; x < left; x++) to[x] += from[0] * weight * share;
                for (var x = right; x < width; x++) to[x] += from[width - 1] * weight * share;
            }
        }
    }
}
