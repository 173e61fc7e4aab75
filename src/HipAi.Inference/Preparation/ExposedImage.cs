using HipAi.Dicom.Imaging;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>An image with what is measured of it as a whole, once: for the look at the whole image and for the cut into hips.</summary>
/// <param name="Pixels">The image as displayed.</param>
/// <param name="Field">The part inside the collimation borders.</param>
/// <param name="Range">The grey range of that part.</param>
internal sealed record ExposedImage(GrayscaleImage Pixels, PixelRegion Field, IntensityRange Range)
{
    /// <summary>Measures an image.</summary>
    public static ExposedImage Of(GrayscaleImage pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        var field = ExposedField.Find(pixels.Pixels, pixels.Width, pixels.Height);
        return new ExposedImage(pixels, field, IntensityRange.Measure(pixels.Pixels, pixels.Width, field));
    }

    /// <summary>The grey range of a part of the image.</summary>
    public IntensityRange RangeOf(PixelRegion part) => part == Field ? Range : IntensityRange.Measure(Pixels.Pixels, Pixels.Width, part);
}
