using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>
/// How a detector spreads a point: two Gaussians and a wide glare that takes a little off every frequency. Written so that
/// the modulation at 1, 2 and 3 line pairs per mm is 0.64/0.32/0.16 for caesium iodide, 0.48/0.21/0.07 for gadolinium and
/// 0.53/0.26/0.12 for storage phosphor.
/// </summary>
/// <param name="Narrow">Sigma of the narrow part, mm; half of the weight.</param>
/// <param name="Broad">Sigma of the broad part, mm; the rest.</param>
/// <param name="Glare">Weight of the glare, 2.5 mm wide: the low-frequency drop.</param>
internal sealed record DetectorBlur(float Narrow, float Broad, float Glare)
{
    /// <summary>Sigma of the glare, mm.</summary>
    public const float GlareWidth = 2.5f;

    /// <summary>Weight of the narrow part.</summary>
    public const float NarrowWeight = 0.5f;

    /// <summary>The blur of a kind of detector.</summary>
    public static DetectorBlur Of(DetectorKind kind) => kind switch
    {
        DetectorKind.CaesiumIodide => new DetectorBlur(0.08f, 0.20f, 0.05f),
        DetectorKind.Gadolinium => new DetectorBlur(0.105f, 0.30f, 0.04f),
        _ => new DetectorBlur(0.09f, 0.27f, 0.05f),
    };

    /// <summary>Modulation at a frequency, line pairs per mm, without the pixel's own aperture.</summary>
    public float Modulation(float frequency)
    {
        float Gauss(float sigma) => Steady.Exp(-2 * MathF.PI * MathF.PI * sigma * sigma * frequency * frequency);
        return (NarrowWeight * Gauss(Narrow)) + ((1 - NarrowWeight - Glare) * Gauss(Broad)) + (Glare * Gauss(GlareWidth));
    }

    /// <summary>Spreads a plane.</summary>
    /// <param name="signal">Row-major signal; becomes scratch.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitch">Millimetres per pixel.</param>
    public float[] Spread(float[] signal, int width, int height, float pitch)
    {
        // Rays meet pixel centres only: the aperture of the pixel is a blur as well.
        var aperture = pitch * pitch / 12;
        var narrow = FloatPlane.Blur(signal, width, height, MathF.Sqrt((Narrow * Narrow) + aperture) / pitch);
        var broad = FloatPlane.Blur(narrow, width, height, MathF.Sqrt((Broad * Broad) - (Narrow * Narrow)) / pitch);
        var glare = FloatPlane.BlurWide(signal, width, height, GlareWidth / pitch);
        Lanes.Scale(narrow, NarrowWeight);
        Lanes.AddScaled(broad, 1 - NarrowWeight - Glare, narrow);
        Lanes.AddScaled(glare, Glare, narrow);
        Scratch.Give(broad);
        Scratch.Give(glare);
        return narrow;
    }
}
