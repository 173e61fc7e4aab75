namespace HipAi.Dicom.Imaging;

/// <summary>A grey-scale picture as it is displayed.</summary>
public sealed class GrayscaleImage
{
    /// <summary>Makes a picture.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="pixels">Row by row from the top, <paramref name="width"/> × <paramref name="height"/> values from 0 (black) to 1 (white). Not copied.</param>
    /// <exception cref="ArgumentException">The number of pixels is not width times height.</exception>
    public GrayscaleImage(int width, int height, float[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.Length != (long)width * height)
        {
            throw new ArgumentException($"{pixels.Length} pixels are not {width} × {height}.", nameof(pixels));
        }

        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Row by row from the top, 0 (black) to 1 (white).</summary>
    public float[] Pixels { get; }
}
