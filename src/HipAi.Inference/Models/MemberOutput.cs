namespace HipAi.Inference.Models;

/// <summary>What one member said of a batch.</summary>
/// <param name="Count">Inputs in the batch, N.</param>
/// <param name="Logits">[N, classes], row-major, before the temperature.</param>
/// <param name="Maps">[N, maps, h, w], row-major.</param>
/// <param name="MapWidth">w.</param>
/// <param name="MapHeight">h.</param>
/// <param name="Joint">[N, 2]: the hip joint in shares of the input's width and height; null when the member does not find it.</param>
/// <param name="Unfamiliarity">[N, 1]: how unlike the training images an input is; null when the member does not tell it.</param>
internal sealed record MemberOutput(
    int Count, float[] Logits, float[] Maps, int MapWidth, int MapHeight, float[]? Joint = null, float[]? Unfamiliarity = null)
{
    private int Classes => Logits.Length / Count;

    /// <summary>The logits of one input.</summary>
    public ReadOnlySpan<float> LogitsOf(int index) => Logits.AsSpan(index * Classes, Classes);

    /// <summary>All maps of one input: [maps, h, w].</summary>
    public ReadOnlySpan<float> MapsOf(int index) => Maps.AsSpan(index * (Maps.Length / Count), Maps.Length / Count);

    /// <summary>One map of one input: [h, w].</summary>
    public ReadOnlySpan<float> MapOf(int index, int map) => MapsOf(index).Slice(map * MapWidth * MapHeight, MapWidth * MapHeight);

    /// <summary>The joint of one input, in shares of its width and height; null when the member does not find it.</summary>
    public (float X, float Y)? JointOf(int index) => Joint is null ? null : (Joint[2 * index], Joint[(2 * index) + 1]);

    /// <summary>The unfamiliarity of one input; null when the member does not tell it.</summary>
    public float? UnfamiliarityOf(int index) => Unfamiliarity?[index];
}
