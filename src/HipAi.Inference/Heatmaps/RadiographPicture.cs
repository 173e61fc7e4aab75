using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Heatmaps;

/// <summary>A whole radiograph as a picture for a web page.</summary>
public static class RadiographPicture
{
    /// <summary>Draws a radiograph as displayed, 8-bit grey.</summary>
    /// <param name="image">The image as displayed.</param>
    /// <param name="longestSide">Most pixels of the longest side, 1 or more; a smaller image is not enlarged.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(GrayscaleImage image, int longestSide)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(longestSide, 1);
        var (width, height) = PictureSize.Limit(image.Width, image.Height, longestSide);
        var pixels = new float[width * height];
        AreaResampler.Resample(image.Pixels, image.Width, new PixelRegion(0, 0, image.Width, image.Height), pixels, width, height);
        var samples = new byte[pixels.Length];
        PreparedHip.ToBytes(pixels, samples);
        return PngWriter.Grayscale8(width, height, samples);
    }
}
