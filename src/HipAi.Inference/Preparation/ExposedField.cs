using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// Finds the part of a radiograph inside the collimation borders: whole lines at an edge of which at least 99 % of the pixels are
/// black, or at least 99 % white, are left out. Conservative: when less than a quarter of a side would remain, the whole image is the field.
/// </summary>
public static class ExposedField
{
    /// <summary>At or below this displayed grey value a pixel counts as black.</summary>
    public const float Black = 0.02f;

    /// <summary>At or above this displayed grey value a pixel counts as white.</summary>
    public const float White = 0.98f;

    private const double BorderShare = 0.99;
    private const int LeastRemainingShare = 4;

    /// <summary>Finds the exposed field.</summary>
    /// <param name="pixels">Row-major displayed grey values, 0 to 1.</param>
    /// <param name="width">Columns, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <returns>The field; the whole image when there is no border, or nothing but border.</returns>
    /// <exception cref="ArgumentException">The pixels do not fill the size.</exception>
    public static PixelRegion Find(ReadOnlySpan<float> pixels, int width, int height)
    {
        if (width < 1 || height < 1 || pixels.Length != (long)width * height)
            throw new ArgumentException($"An image of {width} × {height} pixels cannot have {pixels.Length} values.", nameof(pixels));
        var top = 0;
        while (top < height && IsBorderRow(pixels, width, top, 0, width)) top++;
        var bottom = height;
        while (bottom > top && IsBorderRow(pixels, width, bottom - 1, 0, width)) bottom--;
        var left = 0;
        while (left < width && IsBorderColumn(pixels, width, left, top, bottom)) left++;
        var right = width;
        while (right > left && IsBorderColumn(pixels, width, right - 1, top, bottom)) right--;
        // Rows that were only kept because black side borders met an unexposed strip show up once the sides are known.
        while (top < bottom && IsBorderRow(pixels, width, top, left, right)) top++;
        while (bottom > top && IsBorderRow(pixels, width, bottom - 1, left, right)) bottom--;

        var isPlausible = (right - left) * LeastRemainingShare >= width && (bottom - top) * LeastRemainingShare >= height;
        return isPlausible ? new PixelRegion(left, top, right - left, bottom - top) : new PixelRegion(0, 0, width, height);
    }

    private static bool IsBorderRow(ReadOnlySpan<float> pixels, int width, int y, int left, int right)
    {
        var allowed = (int)((1 - BorderShare) * (right - left));
        var row = pixels.Slice((y * width) + left, right - left);
        return IsBorder(row, allowed, isBlack: true) || IsBorder(row, allowed, isBlack: false);
    }

    private static bool IsBorder(ReadOnlySpan<float> line, int allowed, bool isBlack)
    {
        foreach (var value in line)
            if ((isBlack ? value > Black : value < White) && --allowed < 0) return false;
        return true;
    }

    private static bool IsBorderColumn(ReadOnlySpan<float> pixels, int width, int x, int top, int bottom)
    {
        var allowed = (int)((1 - BorderShare) * (bottom - top));
        var notBlack = 0;
        var notWhite = 0;
        for (var y = top; y < bottom; y++)
        {
            var value = pixels[(y * width) + x];
            if (value > Black) notBlack++;
            if (value < White) notWhite++;
            if (notBlack > allowed && notWhite > allowed) return false;
        }

        return true;
    }
}
