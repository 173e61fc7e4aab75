using HipAi.Inference.Heatmaps;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>One hip joint in one image, drawn for every failure network: all that is kept of the image.</summary>
/// <param name="Pictured">The source pixels that <paramref name="Background"/> shows: the hip's part of the smallest square, which all networks see.</param>
/// <param name="Background">What maps are painted on.</param>
/// <param name="Squares">Per network input its square, and size × size values from 0 to 1.</param>
internal sealed record JointView(
    PixelRegion Pictured, HipBackground Background, IReadOnlyDictionary<JointInput, (JointRegion Region, float[] Pixels)> Squares)
{
    /// <summary>Draws the squares; null when the joint lies outside the hip, so that what was found is none.</summary>
    /// <param name="hip">The hip, with its source pixels.</param>
    /// <param name="joint">Its joint, in source pixels.</param>
    /// <param name="millimetresPerPixel">Size of a pixel at the joint.</param>
    /// <param name="inputs">What the networks take; one at least.</param>
    /// <param name="pictureSize">Longest side of the background.</param>
    public static JointView? Draw(
        PreparedHip hip, ImagePoint joint, double millimetresPerPixel, IReadOnlyCollection<JointInput> inputs, int pictureSize)
    {
        var at = hip.Record.Region;
        // Written so that a place that is no number is outside too.
        if (!(joint.X >= at.X && joint.Y >= at.Y && joint.X < at.X + at.Width && joint.Y < at.Y + at.Height)) return null;
        var squares = inputs.ToDictionary(input => input, input =>
        {
            var (region, pixels) = (JointRegion.Around(hip.Record, joint, millimetresPerPixel, input.Millimetres, input.JointAt), new float[input.Size * input.Size]);
            hip.DrawInto(region, input.Size, pixels);
            return (region, pixels);
        });
        var pictured = squares.MinBy(square => square.Key.Millimetres).Value.region.Seen!;
        return new JointView(pictured, HipBackground.Of(hip.Part(pictured), pictureSize), squares);
    }
}
