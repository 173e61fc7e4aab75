namespace HipAi.Studies;

/// <summary>A rectangle in the pixels of a source image; the origin is the top-left pixel, the far edges are exclusive.</summary>
/// <param name="X">Leftmost column, 0 or more.</param>
/// <param name="Y">Topmost row, 0 or more.</param>
/// <param name="Width">Columns, 1 or more.</param>
/// <param name="Height">Rows, 1 or more.</param>
public sealed record PixelRegion(int X, int Y, int Width, int Height)
{
    /// <summary>What two rectangles have in common; null when nothing.</summary>
    public PixelRegion? Overlap(PixelRegion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (left, top) = (Math.Max(X, other.X), Math.Max(Y, other.Y));
        var (right, bottom) = (Math.Min(X + Width, other.X + other.Width), Math.Min(Y + Height, other.Y + other.Height));
        return right > left && bottom > top ? new PixelRegion(left, top, right - left, bottom - top) : null;
    }
}
