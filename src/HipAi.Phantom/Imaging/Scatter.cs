using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>
/// Scattered radiation: made where flesh is hit, by local thickness, and spread over the detector. It sets how bright
/// metal looks. Figures are fitted to a Monte Carlo simulation of water slabs.
/// </summary>
/// <param name="Grid">Ratio of the grid, 0 for none.</param>
/// <param name="AirGap">From the patient's exit skin to the detector, mm.</param>
/// <param name="Residual">How much more a real grid lets through than an ideal one, 1 to 1.8.</param>
internal sealed record Scatter(int Grid, float AirGap, float Residual)
{
    private const float Cell = 6;
    private const float BrightestSource = 0.12f; // bare skin: what it scatters goes past the detector

    /// <summary>Scatter to primary behind a slab in the middle of a field of 15 cm radius.</summary>
    public float Ratio(float millimetres)
    {
        var bare = 2.74f * Steady.Pow(MathF.Max(0, millimetres) / 200, 1.3f) * Steady.Exp((50 - AirGap) / 210);
        return bare * Passed * Residual;
    }

    /// <summary>Radius (1/e) of the wide part, mm: a grid holds back what comes from far.</summary>
    private float Reach => Grid > 0 ? 35 : 60;

    /// <summary>Share of the scatter that passes the grid as against the primary.</summary>
    private float Passed => Grid switch
    {
        0 => 1,
        <= 6 => 0.235f,
        <= 8 => 0.179f,
        <= 10 => 0.135f,
        _ => 0.106f,
    } * (Grid > 0 ? 1 + (0.0034f * (AirGap - 50)) : 1);

    /// <summary>Adds the scatter to a plane of primary signal.</summary>
    public void AddTo(float[] signal, PathMap paths)
    {
        var view = paths.View;
        var factor = Math.Max(1, (int)MathF.Round(Cell / view.Pitch));
        var coarse = view.Coarser(factor);
        var source = FloatPlane.Down(signal, view.Width, view.Height, factor);
        var flesh = FloatPlane.Down(paths.Plane(Material.SoftTissue), view.Width, view.Height, factor);
        var fat = FloatPlane.Down(paths.Plane(Material.Fat), view.Width, view.Height, factor);
        // The ratio holds for a field of 15 cm radius, which keeps a part of the wide kernel only.
        var u = 150 / Reach;
        var whole = 1 / (1 - ((1 + u) * Steady.Exp(-u)));
        for (var i = 0; i < source.Length; i++)
            source[i] = MathF.Min(source[i], BrightestSource) * Ratio(MathF.Max(0, flesh[i] + fat[i])) * whole;
        var scatter = FloatPlane.Up(Spread(source, coarse), coarse.Width, coarse.Height, factor, view.Width, view.Height);
        Lanes.AddScaled(scatter, 1, signal);
        Scratch.Give(scatter);
    }

    /// <summary>Two exponentials of the distance, each as two Gaussians that have its mean square and its long tail.</summary>
    private float[] Spread(float[] source, ViewGeometry coarse)
    {
        var near = Grid > 0 ? 0.06f : 0.03f;
        var sum = new float[source.Length];
        foreach (var (weight, sigma) in (ReadOnlySpan<(float, float)>)[(near, 9), ((1 - near) * 0.5f, Reach * 0.95f), ((1 - near) * 0.5f, Reach * 2.26f)])
            Lanes.AddScaled(Wide(source, coarse, sigma / coarse.Pitch), weight, sum);
        return sum;
    }

    /// <summary>A blur with nothing outside: what would scatter in from outside the field was never hit.</summary>
    private static float[] Wide(float[] source, ViewGeometry coarse, float sigma)
    {
        var rim = (int)(sigma * 1.5f) + 1;
        var (w, h) = (coarse.Width + (2 * rim), coarse.Height + (2 * rim));
        var padded = new float[w * h];
        for (var y = 0; y < coarse.Height; y++)
            source.AsSpan(y * coarse.Width, coarse.Width).CopyTo(padded.AsSpan(((y + rim) * w) + rim));
        var blurred = FloatPlane.BlurWide(padded, w, h, sigma);
        var result = new float[source.Length];
        for (var y = 0; y < coarse.Height; y++)
            blurred.AsSpan(((y + rim) * w) + rim, coarse.Width).CopyTo(result.AsSpan(y * coarse.Width));
        return result;
    }
}
