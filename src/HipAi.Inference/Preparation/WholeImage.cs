using HipAi.Dicom.Imaging;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>Prepares an image as a whole, for networks that tell its view and whether it can be judged (C6).</summary>
public static class WholeImage
{
    /// <summary>
    /// The exposed field, fitted into a square and stretched over its own grey range like a hip; black where an image is blank.
    /// </summary>
    /// <param name="pixels">The image as displayed.</param>
    /// <param name="size">Columns and rows of the square, 1 or more.</param>
    /// <returns>size × size bytes, row-major.</returns>
    public static byte[] Draw(GrayscaleImage pixels, int size)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var bytes = new byte[size * size];
        var field = ExposedField.Find(pixels.Pixels, pixels.Width, pixels.Height);
        var range = IntensityRange.Measure(pixels.Pixels, pixels.Width, field);
        if (!range.HasContrast) return bytes;
        var whole = new PreparedHip(pixels, HipSide.Right, RadiographView.Unknown, new PreparationRecord(
            pixels.Width, pixels.Height, field, field, false, false, range.Low, range.High));
        var values = new float[size * size];
        whole.DrawInto(size, size, values);
        PreparedHip.ToBytes(values, bytes);
        return bytes;
    }
}
