using HipAi.Dicom.Imaging;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// The one preprocessing, for training as for inference: exposed field, cut into hips, grey range. Pure; the result
/// depends on nothing but its arguments.
/// </summary>
public static class HipPreparer
{
    /// <summary>Prepares an image with what a study's snapshot found of it.</summary>
    /// <param name="pixels">The image as displayed.</param>
    /// <param name="image">View, side and Patient Orientation.</param>
    /// <returns>The hips; an image that the snapshot excluded has none and its reason as a note.</returns>
    public static PreparedImage Prepare(GrayscaleImage pixels, StudyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.ExcludedBecause is { } reason
            ? new PreparedImage([], [reason])
            : Prepare(pixels, image.View.Value, image.Side.Value, image.Description.PatientOrientation);
    }

    /// <summary>Prepares an image that has been measured; not an excluded one.</summary>
    internal static PreparedImage Prepare(ExposedImage exposed, StudyImage image) =>
        Prepare(exposed, image.View.Value, image.Side.Value, image.Description.PatientOrientation);

    /// <summary>Prepares an image whose view and side are known.</summary>
    /// <param name="pixels">The image as displayed.</param>
    /// <param name="view">The view.</param>
    /// <param name="side">The side, or both.</param>
    /// <param name="patientOrientation">Values of Patient Orientation (0020,0020); may be empty.</param>
    public static PreparedImage Prepare(
        GrayscaleImage pixels, RadiographView view, ImageLaterality side, IReadOnlyList<string> patientOrientation) =>
        Prepare(ExposedImage.Of(pixels), view, side, patientOrientation);

    private static PreparedImage Prepare(ExposedImage exposed, RadiographView view, ImageLaterality side, IReadOnlyList<string> patientOrientation)
    {
        var (pixels, field) = (exposed.Pixels, exposed.Field);
        var bilateral = HipCutter.IsBilateral(view, side)
            ? BilateralCheck.Examine(pixels, field, HipCutter.IsUpsideDown(patientOrientation))
            : BilateralFinding.AtMidWidth;
        var cuts = HipCutter.Cut(field, view, side, patientOrientation, bilateral);
        var hips = new List<PreparedHip>();
        var notes = new List<string>(cuts.Notes);
        foreach (var cut in cuts.Hips)
        {
            var range = exposed.RangeOf(cut.Region);
            if (!range.HasContrast)
            {
                notes.Add($"The {cut.Side.Code()} hip's part of the image is blank; it was not judged.");
                continue;
            }

            hips.Add(new PreparedHip(pixels, cut.Side, view, new PreparationRecord(
                pixels.Width, pixels.Height, field, cut.Region, cut.FlipHorizontally, cut.FlipVertically, range.Low, range.High)));
        }

        return new PreparedImage(hips, notes);
    }
}
