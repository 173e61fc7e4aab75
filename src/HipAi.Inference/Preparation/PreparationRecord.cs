using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// Everything that was done to one hip on its way from the source image to a network's input, so that a place in the
/// input can be found again in the source pixels (requirement C7). The steps in order: cut <see cref="Region"/>, mirror,
/// fit (<see cref="Letterbox"/>), stretch <see cref="Low"/> to <see cref="High"/> over 0 to 1.
/// </summary>
/// <param name="SourceWidth">Columns (0028,0011) of the source image.</param>
/// <param name="SourceHeight">Rows (0028,0010) of the source image.</param>
/// <param name="ExposedField">The source pixels inside the collimation borders; the mid-width cut is made in it.</param>
/// <param name="Region">The source pixels that are this hip.</param>
/// <param name="FlippedHorizontally">Whether columns were mirrored, so that every hip looks like a right hip on a standard display.</param>
/// <param name="FlippedVertically">Whether rows were mirrored, because the image is stored upside down.</param>
/// <param name="Low">Displayed grey value, 0 to 1, that became 0.</param>
/// <param name="High">Displayed grey value, 0 to 1, that became 1; greater than <paramref name="Low"/>.</param>
public sealed record PreparationRecord(
    int SourceWidth,
    int SourceHeight,
    PixelRegion ExposedField,
    PixelRegion Region,
    bool FlippedHorizontally,
    bool FlippedVertically,
    double Low,
    double High)
{
    /// <summary>How this hip is fitted into an input of <paramref name="width"/> × <paramref name="height"/> pixels.</summary>
    public Letterbox FitInto(int width, int height) => Letterbox.Fit(Region.Width, Region.Height, width, height);

    /// <summary>Finds a place of the input in the source image. Places in the padding lie outside <see cref="Region"/>.</summary>
    /// <param name="letterbox">The fit that made the input, from <see cref="FitInto"/>.</param>
    /// <param name="input">A place in the input.</param>
    public ImagePoint ToSource(Letterbox letterbox, ImagePoint input)
    {
        ArgumentNullException.ThrowIfNull(letterbox);
        var x = (input.X - letterbox.Content.X) * Region.Width / letterbox.Content.Width;
        var y = (input.Y - letterbox.Content.Y) * Region.Height / letterbox.Content.Height;
        return new ImagePoint(
            Region.X + (FlippedHorizontally ? Region.Width - x : x),
            Region.Y + (FlippedVertically ? Region.Height - y : y));
    }

    /// <summary>Finds a place of the source image in the input: the inverse of <see cref="ToSource"/>.</summary>
    /// <param name="letterbox">The fit that made the input, from <see cref="FitInto"/>.</param>
    /// <param name="source">A place in the source image.</param>
    public ImagePoint ToInput(Letterbox letterbox, ImagePoint source)
    {
        ArgumentNullException.ThrowIfNull(letterbox);
        var x = FlippedHorizontally ? Region.X + Region.Width - source.X : source.X - Region.X;
        var y = FlippedVertically ? Region.Y + Region.Height - source.Y : source.Y - Region.Y;
        return new ImagePoint(
            letterbox.Content.X + (x * letterbox.Content.Width / Region.Width),
            letterbox.Content.Y + (y * letterbox.Content.Height / Region.Height));
    }
}
