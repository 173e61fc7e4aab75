namespace HipAi.Inference.Preparation;

/// <summary>One hip as it goes into a prepared set.</summary>
public sealed class DrawnHip
{
    internal DrawnHip(IReadOnlyList<byte[]> pixels, byte[]? mask, string cells)
    {
        Pixels = pixels;
        Mask = mask;
        Cells = cells;
    }

    internal IReadOnlyList<byte[]> Pixels { get; }

    internal byte[]? Mask { get; }

    internal string Cells { get; }
}
