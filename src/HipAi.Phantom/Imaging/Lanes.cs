using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>Arithmetic on rows of numbers, several lanes at a time; the tail goes through the same steps, so that the width of a machine never shows.</summary>
internal static class Lanes
{
    /// <summary>a + (b - a) * share.</summary>
    public static void Lerp(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float share, Span<float> target)
    {
        var (x, step) = (0, Vector<float>.Count);
        for (; x <= target.Length - step; x += step)
        {
            var first = new Vector<float>(a[x..]);
            (first + ((new Vector<float>(b[x..]) - first) * share)).CopyTo(target[x..]);
        }

        for (; x < target.Length; x++) target[x] = a[x] + ((b[x] - a[x]) * share);
    }

    /// <summary>middle * (1 - 2 side) + (before + after) * side.</summary>
    public static void Taps(ReadOnlySpan<float> before, ReadOnlySpan<float> middle, ReadOnlySpan<float> after, float side, Span<float> target)
    {
        var centre = 1 - (2 * side);
        var (x, step) = (0, Vector<float>.Count);
        for (; x <= target.Length - step; x += step)
            ((new Vector<float>(middle[x..]) * centre) + ((new Vector<float>(before[x..]) + new Vector<float>(after[x..])) * side)).CopyTo(target[x..]);
        for (; x < target.Length; x++) target[x] = (middle[x] * centre) + ((before[x] + after[x]) * side);
    }

    /// <summary>target += source * factor.</summary>
    public static void AddScaled(ReadOnlySpan<float> source, float factor, Span<float> target)
    {
        var (x, step) = (0, Vector<float>.Count);
        for (; x <= target.Length - step; x += step)
            (new Vector<float>(target[x..]) + (new Vector<float>(source[x..]) * factor)).CopyTo(target[x..]);
        for (; x < target.Length; x++) target[x] += source[x] * factor;
    }

    /// <summary>Multiplies each element by one of its own.</summary>
    public static void Multiply(Span<float> target, ReadOnlySpan<float> factors)
    {
        var x = 0;
        for (; x <= target.Length - Vector<float>.Count; x += Vector<float>.Count)
            (new Vector<float>(target[x..]) * new Vector<float>(factors[x..])).CopyTo(target[x..]);
        for (; x < target.Length; x++) target[x] *= factors[x];
    }

    /// <summary>target *= factor.</summary>
    public static void Scale(Span<float> target, float factor)
    {
        var (x, step) = (0, Vector<float>.Count);
        for (; x <= target.Length - step; x += step) (new Vector<float>(target[x..]) * factor).CopyTo(target[x..]);
        for (; x < target.Length; x++) target[x] *= factor;
    }

    /// <summary>Minus the natural logarithm, in place; what is below <paramref name="least"/> counts as that.</summary>
    public static void NegativeLog(Span<float> target, float least)
    {
        var floor = new Vector<float>(least);
        var (x, step) = (0, Vector<float>.Count);
        for (; x <= target.Length - step; x += step) (-Steady.Log(Vector.Max(new Vector<float>(target[x..]), floor))).CopyTo(target[x..]);
        for (; x < target.Length; x++) target[x] = (-Steady.Log(Vector.Max(new Vector<float>(target[x]), floor)))[0];
    }

    /// <summary>Keeps each element between two limits.</summary>
    public static void Clamp(Span<float> target, float least, float most)
    {
        var (low, high) = (new Vector<float>(least), new Vector<float>(most));
        var (x, step) = (0, Vector<float>.Count);
        for (; x <= target.Length - step; x += step) Vector.Min(Vector.Max(new Vector<float>(target[x..]), low), high).CopyTo(target[x..]);
        for (; x < target.Length; x++) target[x] = MathF.Min(MathF.Max(target[x], least), most);
    }
}
