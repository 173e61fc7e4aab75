using HipAi.Inference.Preparation;

namespace HipAi.Inference.Heatmaps;

/// <summary>
/// Lays an activation over the hip it was computed from (requirement C7). Every pixel of the picture asks for its own place in the source
/// image and from there in the network's input (<see cref="SampledMap"/>), so that split, mirroring and letterbox are undone exactly.
/// </summary>
internal static class HeatmapPainter
{
    /// <summary>How much of the grey image the strongest activation covers.</summary>
    public const double StrongestOpacity = 0.65;

    private const int FixedPoint = 16;

    private static readonly Veil[] Veils = [.. Enumerable.Range(0, 256).Select(i => VeilOf(i / 255.0, ColourMap.Inferno[i]))];

    /// <summary>Paints a picture of the hip's region.</summary>
    /// <param name="background">The hip as it lies in the source image.</param>
    /// <param name="record">How the hip was prepared.</param>
    /// <param name="letterbox">How it was fitted into the network's input.</param>
    /// <param name="map">The activation.</param>
    /// <returns>A PNG of the background's size, in colour.</returns>
    public static byte[] Paint(HipBackground background, PreparationRecord record, Letterbox letterbox, ActivationMap map) =>
        Paint(background, new SampledMap(map, record, letterbox, record.Region, background.Width, background.Height).Row);

    /// <summary>Gives the activation at the pixels of one row of a picture.</summary>
    /// <param name="y">The row.</param>
    /// <param name="target">Receives a value from 0 to 1 for each column.</param>
    public delegate void ActivationRow(int y, Span<double> target);

    /// <summary>Paints a picture of a part of the source image.</summary>
    /// <param name="background">The part as it lies in the source image.</param>
    /// <param name="activation">The activation at its pixels.</param>
    /// <returns>A PNG of the background's size, in colour.</returns>
    public static byte[] Paint(HipBackground background, ActivationRow activation)
    {
        var (width, row) = (background.Width, new double[background.Width]);
        var samples = new byte[width * background.Height * 3];
        for (var y = 0; y < background.Height; y++)
        {
            activation(y, row);
            Blend(background.Grey.AsSpan(y * width, width), row, samples.AsSpan(y * width * 3, width * 3));
        }

        return PngWriter.Rgb8(width, background.Height, samples);
    }

    // One of 256 activations decides how much of the grey stays and what colour is added: to a sixth of a grey value exact, and no pixel computes it again.
    private static void Blend(ReadOnlySpan<byte> grey, ReadOnlySpan<double> activation, Span<byte> target)
    {
        ReadOnlySpan<Veil> veils = Veils;
        for (var x = 0; x < grey.Length; x++)
        {
            ref readonly var veil = ref veils[(int)((activation[x] * 255) + 0.5)];
            var shown = grey[x] * veil.Kept;
            target[3 * x] = (byte)((shown + veil.Red) >> FixedPoint);
            target[(3 * x) + 1] = (byte)((shown + veil.Green) >> FixedPoint);
            target[(3 * x) + 2] = (byte)((shown + veil.Blue) >> FixedPoint);
        }
    }

    private static Veil VeilOf(double activation, (double Red, double Green, double Blue) colour)
    {
        var opacity = StrongestOpacity * activation;
        return new Veil(Fixed(1 - opacity), Added(colour.Red), Added(colour.Green), Added(colour.Blue));

        // Half a grey value more rounds to the nearest when the fraction is cut off.
        int Added(double value) => Fixed((value * opacity) + 0.5);
    }

    private static int Fixed(double value) => (int)Math.Round(value * (1 << FixedPoint));

    /// <summary>What one activation makes of a grey value, in fixed point.</summary>
    private readonly record struct Veil(int Kept, int Red, int Green, int Blue);
}
