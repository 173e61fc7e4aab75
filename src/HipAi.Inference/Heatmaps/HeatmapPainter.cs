using HipAi.Inference.Preparation;

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
    public static byte[] Paint(HipBackground background, PreparationRecord record, Letterbox letterbox, ActivationMap map)
    {
        var samples = new byte[background.Width * background.Height * 3];
        for (var y = 0; y < background.Height; y++)
        {
            for (var x = 0; x < background.Width; x++)
            {
                var source = new ImagePoint(
                    record.Region.X + ((x + 0.5) * record.Region.Width / background.Width),
                    record.Region.Y + ((y + 0.5) * record.Region.Height / background.Height));
                var activation = map.At(letterbox, record.ToInput(letterbox, source));
                var pixel = (y * background.Width) + x;
                Blend(background.Grey[pixel], activation, samples.AsSpan(pixel * 3, 3));
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
