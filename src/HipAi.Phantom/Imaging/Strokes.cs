using System.Numerics;

namespace HipAi.Phantom.Imaging;

/// <summary>Draws lines of some width onto a plane, with soft edges: each pixel keeps the most that any line gives it.</summary>
/// <param name="plane">Row-major values.</param>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
internal sealed class Strokes(float[] plane, int width, int height)
{
    /// <summary>A line between two points, pixels.</summary>
    /// <param name="from">One end.</param>
    /// <param name="to">The other.</param>
    /// <param name="half">Half its width, pixels.</param>
    /// <param name="value">What it is worth; values below 0 draw black.</param>
    public void Line(Vector2 from, Vector2 to, float half, float value)
    {
        var (low, high) = (Vector2.Min(from, to) - new Vector2(half + 1), Vector2.Max(from, to) + new Vector2(half + 1));
        var along = to - from;
        var length = MathF.Max(along.LengthSquared(), 1e-6f);
        for (var y = (int)MathF.Max(0, low.Y); y <= MathF.Min(height - 1, high.Y); y++)
            for (var x = (int)MathF.Max(0, low.X); x <= MathF.Min(width - 1, high.X); x++)
            {
                var p = new Vector2(x, y);
                var t = Math.Clamp(Vector2.Dot(p - from, along) / length, 0, 1);
                Blend((y * width) + x, half + 0.5f - Vector2.Distance(p, from + (along * t)), value);
            }
    }

    /// <summary>A ring, pixels.</summary>
    public void Ring(Vector2 centre, float radius, float half, float value)
    {
        var reach = radius + half + 1;
        for (var y = (int)MathF.Max(0, centre.Y - reach); y <= MathF.Min(height - 1, centre.Y + reach); y++)
            for (var x = (int)MathF.Max(0, centre.X - reach); x <= MathF.Min(width - 1, centre.X + reach); x++)
                Blend((y * width) + x, half + 0.5f - MathF.Abs(Vector2.Distance(new Vector2(x, y), centre) - radius), value);
    }

    /// <summary>A text of a height, turned about its middle, mirrored or not.</summary>
    public void Text(string text, Vector2 centre, float size, float angle, bool mirrored, float half, float value)
    {
        var middle = new Vector2(StrokeFont.Width(text) / 2, 0.5f);
        Vector2 Place(Vector2 p)
        {
            var q = (p - middle) * size;
            return centre + Geometry.Steady.Turn(mirrored ? q with { X = -q.X } : q, angle);
        }

        foreach (var (from, to) in StrokeFont.Segments(text)) Line(Place(from), Place(to), half, value);
    }

    private void Blend(int i, float coverage, float value)
    {
        if (coverage <= 0) return;
        var share = MathF.Min(1, coverage);
        plane[i] = value >= 0 ? MathF.Max(plane[i], value * share) : MathF.Min(plane[i], 1 - share);
    }
}
