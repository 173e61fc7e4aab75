namespace HipAi.Inference.Heatmaps;

/// <summary>Sizes of pictures.</summary>
internal static class PictureSize
{
    /// <summary>The size with the same aspect whose longest side is at most <paramref name="longestSide"/>; never enlarged.</summary>
    public static (int Width, int Height) Limit(int width, int height, int longestSide)
    {
        var scale = Math.Min(1, (double)longestSide / Math.Max(width, height));
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }
}
