using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// A square about the joint of a prepared hip, the same length of patient whatever the detector (requirement C8). It lies on whole source
/// pixels, so that it may be off its place by half a pixel; the record knows where it lies exactly.
/// </summary>
/// <param name="Record">
/// The hip's record with the square for its region: <see cref="PreparationRecord.FitInto"/> a square input, then the way to the source and
/// back, as for a hip. The square may reach beyond the image, so its column and row may be below 0.
/// </param>
/// <param name="Seen">The part of the square that belongs to the hip; null when the hip lies elsewhere and nothing is drawn.</param>
public sealed record JointRegion(PreparationRecord Record, PixelRegion? Seen)
{
    /// <summary>Lays a square about a joint.</summary>
    /// <param name="hip">How the hip was prepared.</param>
    /// <param name="joint">The joint, in source pixels.</param>
    /// <param name="millimetresPerPixel">Size of a source pixel at the joint, mm; above 0.</param>
    /// <param name="millimetres">Side of the square at the joint, mm; above 0.</param>
    /// <param name="at">Where in the square the joint lies.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is not above 0, or the square would have more than 32,768 pixels a side.</exception>
    public static JointRegion Around(PreparationRecord hip, ImagePoint joint, double millimetresPerPixel, double millimetres, JointPlace at)
    {
        ArgumentNullException.ThrowIfNull(hip);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(millimetresPerPixel);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(millimetres);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(millimetres / millimetresPerPixel, 32_768, nameof(millimetres));
        var side = Math.Max(1, (int)Math.Round(millimetres / millimetresPerPixel, MidpointRounding.AwayFromZero));
        var across = hip.FlippedHorizontally ? 1 - at.Across : at.Across;
        var down = hip.FlippedVertically ? 1 - at.Down : at.Down;
        var square = new PixelRegion((int)Math.Round(joint.X - (side * across)), (int)Math.Round(joint.Y - (side * down)), side, side);
        return new JointRegion(hip with { Region = square }, square.Overlap(hip.Region));
    }
}
