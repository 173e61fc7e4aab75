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
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var values = new float[size * size];
        DrawInto(pixels, size, size, values);
        var bytes = new byte[values.Length];
        PreparedHip.ToBytes(values, bytes);
        return bytes;
    }

    /// <summary>The same, drawn into a network's input before mean and standard deviation: values 0 to 1, row-major, padding 0.</summary>
    /// <param name="pixels">The image as displayed.</param>
    /// <param name="width">Columns of the input, 1 or more.</param>
    /// <param name="height">Rows of the input, 1 or more.</param>
    /// <param name="target">Receives width × height values.</param>
    /// <exception cref="ArgumentException">The target is too small.</exception>
    public static void DrawInto(GrayscaleImage pixels, int width, int height, Span<float> target) =>
        DrawInto(ExposedImage.Of(pixels), width, height, target);

    /// <summary>The same of an image that has been measured.</summary>
    internal static void DrawInto(ExposedImage image, int width, int height, Span<float> target)
    {
        var (pixels, field, range) = image;
        if (!range.HasContrast)
        {
            target.Clear();
            return;
        }

        var whole = new PreparedHip(pixels, HipSide.Right, RadiographView.Unknown, new PreparationRecord(
            pixels.Width, pixels.Height, field, field, false, false, range.Low, range.High));
        whole.DrawInto(width, height, target);
    }
}
