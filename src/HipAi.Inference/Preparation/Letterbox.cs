using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// How a rectangle is fitted into a network's input: scaled alike in both directions until its longest side (relative to the
/// input) fills it, centred, the rest padded with 0. Sizes are whole pixels, so the scale may differ by less than one
/// input pixel between the directions; the mapping uses the sizes as they are and is therefore exact.
/// </summary>
/// <param name="Width">Columns of the input.</param>
/// <param name="Height">Rows of the input.</param>
/// <param name="Content">Where in the input the image lies.</param>
public sealed record Letterbox(int Width, int Height, PixelRegion Content)
{
    /// <summary>Fits an image of <paramref name="sourceWidth"/> × <paramref name="sourceHeight"/> pixels into an input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static Letterbox Fit(int sourceWidth, int sourceHeight, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sourceWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sourceHeight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var scale = Math.Min((double)width / sourceWidth, (double)height / sourceHeight);
        var contentWidth = Math.Clamp((int)Math.Round(sourceWidth * scale, MidpointRounding.AwayFromZero), 1, width);
        var contentHeight = Math.Clamp((int)Math.Round(sourceHeight * scale, MidpointRounding.AwayFromZero), 1, height);
        return new Letterbox(width, height, new PixelRegion((width - contentWidth) / 2, (height - contentHeight) / 2, contentWidth, contentHeight));
    }

    /// <summary>Whether a place of the input lies in the image, not in the padding.</summary>
    public bool Holds(ImagePoint input) =>
        input.X >= Content.X && input.Y >= Content.Y && input.X < Content.X + Content.Width && input.Y < Content.Y + Content.Height;
}
