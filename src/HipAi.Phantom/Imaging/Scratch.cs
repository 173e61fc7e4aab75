namespace HipAi.Phantom.Imaging;

/// <summary>
/// Planes that have served, kept for the next of the same size: fresh memory of that size must be cleared by the system
/// each time, which costs as much as the work on it. Each thread has its own.
/// </summary>
internal static class Scratch
{
    private const int Least = 1 << 13;
    private const long Most = 12L << 20; // numbers kept, 48 MB

    [ThreadStatic]
    private static List<float[]>? _kept;

    /// <summary>A plane whose numbers are all written before they are read.</summary>
    public static float[] Take(int length)
    {
        if (length >= Least && _kept is { } kept)
            for (var i = kept.Count - 1; i >= 0; i--)
                if (kept[i].Length == length)
                {
                    var plane = kept[i];
                    kept.RemoveAt(i);
                    return plane;
                }

        return GC.AllocateUninitializedArray<float>(length);
    }

    /// <summary>A plane of zeros.</summary>
    public static float[] TakeClear(int length)
    {
        var plane = Take(length);
        Array.Clear(plane);
        return plane;
    }

    /// <summary>A plane with the numbers of another.</summary>
    public static float[] TakeCopy(float[] source)
    {
        var plane = Take(source.Length);
        source.CopyTo(plane, 0);
        return plane;
    }

    /// <summary>Gives a plane back; nobody may use it from here on.</summary>
    public static void Give(float[] plane)
    {
        if (plane.Length < Least || plane.Length > Most) return;
        var kept = _kept ??= [];
        kept.Add(plane);
        var sum = 0L;
        foreach (var other in kept) sum += other.Length;
        for (; sum > Most; kept.RemoveAt(0)) sum -= kept[0].Length;
    }
}
