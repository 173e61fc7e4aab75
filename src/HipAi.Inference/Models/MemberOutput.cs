namespace HipAi.Inference.Models;

/// <summary>What one member said of a batch.</summary>
/// <param name="Count">Hips in the batch, N.</param>
/// <param name="Logits">[N, classes], row-major, before the temperature.</param>
/// <param name="Maps">[N, classes, h, w], row-major.</param>
/// <param name="MapWidth">w.</param>
/// <param name="MapHeight">h.</param>
internal sealed record MemberOutput(int Count, float[] Logits, float[] Maps, int MapWidth, int MapHeight)
{
    private int Classes => Logits.Length / Count;

    /// <summary>The logits of one hip.</summary>
    public ReadOnlySpan<float> LogitsOf(int hip) => Logits.AsSpan(hip * Classes, Classes);

    /// <summary>All activation maps of one hip: [classes, h, w].</summary>
    public ReadOnlySpan<float> MapsOf(int hip) => Maps.AsSpan(hip * Classes * MapWidth * MapHeight, Classes * MapWidth * MapHeight);
}
