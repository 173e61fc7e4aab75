using HipAi.Inference.Preparation;

namespace HipAi.Inference.Heatmaps;

/// <summary>A hip as it lies in the source image, small enough to be kept until its study is judged.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Grey">width × height bytes, row-major.</param>
internal sealed record HipBackground(int Width, int Height, byte[] Grey)
{
    /// <summary>Draws a hip with its longest side at most <paramref name="longestSide"/> pixels, never enlarged.</summary>
    public static HipBackground Of(PreparedHip hip, int longestSide)
    {
        var region = hip.Record.Region;
        var (width, height) = PictureSize.Limit(region.Width, region.Height, longestSide);
        return new HipBackground(width, height, hip.DrawAsStored(width, height));
    }
}
