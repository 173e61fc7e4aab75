using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Heatmaps;

/// <summary>
/// Lays an activation over the hip it was computed from (requirement C7). Every pixel of the picture asks for its own place in the source
/// image and from there in the network's input, so that split, mirroring and letterbox are undone exactly.
/// </summary>
internal static class HeatmapPainter
{
    /// <summary>How much of the grey image the strongest activation covers.</summary>
    public const double StrongestOpacity = 0.65;

    /// <summary>Paints a picture of the hip's region.</summary>
    /// <param name="background">The hip as it lies in the source image.</param>
    /// <param name="record">How the hip was prepared.</param>
    /// <param name="letterbox">How it was fitted into the network's input.</param>
    /// <param name="map">The activation.</param>
    /// <returns>A PNG of the background's size, in colour.</returns>
    public static byte[] Paint(HipBackground background, PreparationRecord record, Letterbox letterbox, ActivationMap map) =>
        Paint(background, record.Region, source => map.At(letterbox, record.ToInput(letterbox, source)));

    /// <summary>Paints a picture of a part of the source image.</summary>
    /// <param name="background">The part as it lies in the source image.</param>
    /// <param name="pictured">Which part.</param>
    /// <param name="activation">The activation at a place of the source image, 0 to 1.</param>
    /// <returns>A PNG of the background's size, in colour.</returns>
    public static byte[] Paint(HipBackground background, PixelRegion pictured, Func<ImagePoint, double> activation)
    {
        var samples = new byte[background.Width * background.Height * 3];
        for (var y = 0; y < background.Height; y++)
        {
            for (var x = 0; x < background.Width; x++)
            {
                var source = new ImagePoint(
                    pictured.X + ((x + 0.5) * pictured.Width / background.Width),
                    pictured.Y + ((y + 0.5) * pictured.Height / background.Height));
                var pixel = (y * background.Width) + x;
                Blend(background.Grey[pixel], activation(source), samples.AsSpan(pixel * 3, 3));
            }
        }

        return PngWriter.Rgb8(background.Width, background.Height, samples);
    }

    private static void Blend(byte grey, double activation, Span<byte> target)
    {
        var (red, green, blue) = ColourMap.Inferno[(int)((activation * 255) + 0.5)];
        var opacity = StrongestOpacity * activation;
        target[0] = Mix(grey, red, opacity);
        target[1] = Mix(grey, green, opacity);
        target[2] = Mix(grey, blue, opacity);
    }

    private static byte Mix(byte grey, double colour, double opacity) => (byte)((grey * (1 - opacity)) + (colour * opacity) + 0.5);
}
