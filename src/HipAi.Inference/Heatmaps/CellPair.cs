namespace HipAi.Inference.Heatmaps;

/// <summary>Two neighbouring rows or columns of a map, and how far a place lies from the first to the second.</summary>
/// <param name="First">The one before the place.</param>
/// <param name="Second">The one after it; the same at the map's edge.</param>
/// <param name="Share">0 to 1.</param>
internal readonly record struct CellPair(int First, int Second, double Share)
{
    /// <summary>Finds the cells whose centres a place lies between.</summary>
    /// <param name="place">The place in the input, in pixels.</param>
    /// <param name="size">Pixels of the input.</param>
    /// <param name="cells">Cells of the map.</param>
    public static CellPair At(double place, int size, int cells)
    {
        var at = Math.Clamp((place * cells / size) - 0.5, 0, cells - 1);
        return new CellPair((int)at, Math.Min((int)at + 1, cells - 1), at - (int)at);
    }

    /// <summary>Interpolates linearly.</summary>
    public double Mix(double first, double second) => first + ((second - first) * Share);
}
