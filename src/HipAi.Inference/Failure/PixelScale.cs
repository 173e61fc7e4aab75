using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>
/// How large a pixel is at the hip joint, from the header (PS3.3 10.7). A detector sees the joint magnified; what is said of the distance of
/// pixels is either measured at the detector, and then divided by the magnification, or calibrated at the patient.
/// </summary>
public static class PixelScale
{
    /// <summary>
    /// The magnification of the hip joint that is assumed when the header tells none: with the film at 115 cm and the joint 15 cm from it,
    /// and close to what was measured on arthroplasties (1.14 ± 0.04).
    /// </summary>
    public const double AssumedMagnification = 1.15;

    // Outside of these no detector and no exposure of a hip lies: a header that says so is not believed.
    private const double LeastPixel = 0.02;
    private const double GreatestPixel = 2;
    private const double GreatestMagnification = 2;

    /// <summary>Millimetres of a pixel at the joint; null when the header does not tell, or tells what cannot be.</summary>
    /// <param name="image">The header.</param>
    public static double? AtJoint(ImageDescription image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.PixelSpacingCalibrationType is "GEOMETRY" or "FIDUCIAL" && Possible(image.PixelSpacing) is { } calibrated) return calibrated;
        // Computed radiography has told the detector's distance in Pixel Spacing since before there was another attribute.
        var atDetector = Possible(image.ImagerPixelSpacing) ?? (image.Modality == "CR" ? Possible(image.PixelSpacing) : null);
        return atDetector / Magnification(image);
    }

    // The distance to the patient is that to the nearer side of the table (PS3.3 C.8.11.5), so both of these may be too small by the patient's
    // own half; the networks were trained on squares of varying size for that.
    private static double Magnification(ImageDescription image)
    {
        if (image.MagnificationFactor is >= 1 and <= GreatestMagnification) return image.MagnificationFactor.Value;
        var byDistance = image.DistanceSourceToDetector / image.DistanceSourceToPatient;
        return byDistance is >= 1 and <= GreatestMagnification ? byDistance.Value : AssumedMagnification;
    }

    private static double? Possible(double? millimetres) => millimetres is >= LeastPixel and <= GreatestPixel ? millimetres : null;
}
