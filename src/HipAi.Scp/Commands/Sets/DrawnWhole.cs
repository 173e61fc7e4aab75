using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Phantom;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>One image as a whole, drawn for a prepared set, with what is known of it.</summary>
/// <param name="Study">Names the study within the set.</param>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="View">Its true view; unknown for any other projection.</param>
/// <param name="Projection">The projection in a word.</param>
/// <param name="Quality">Its true quality.</param>
/// <param name="Defects">What is wrong with it, in words.</param>
/// <param name="Vendor">The device.</param>
/// <param name="Site">The site.</param>
/// <param name="Pixels">Size × size bytes, row-major.</param>
internal sealed record DrawnWhole(
    string Study, string SopInstanceUid, RadiographView View, string Projection, ImageQuality Quality, IReadOnlyList<string> Defects, string Vendor, string Site, byte[] Pixels)
{
    /// <summary>Draws a simulated image.</summary>
    internal static DrawnWhole Of(StudyTruth study, ImageTruth image, GrayscaleImage pixels, int size) => new(
        study.StudyInstanceUid, image.SopInstanceUid, image.View, image.Projection, image.Quality, image.Defects, study.Vendor, study.Site, WholeImage.Draw(pixels, size));

    /// <summary>Draws an image of a site's own folder; a quality nobody told is adequate, as for its hips.</summary>
    internal static DrawnWhole Of(SourceStudy study, SourceImage source, StudyImage image, GrayscaleImage pixels, int size)
    {
        var view = source.TrueView ?? image.View.Value;
        return new(
            study.Name, image.Instance.SopInstanceUid, view, view.Code(), source.Quality ?? ImageQuality.Adequate, [], study.Vendor, study.Site, WholeImage.Draw(pixels, size));
    }
}
