namespace HipAi.Phantom;

/// <summary>
/// Independent streams of random numbers from one study seed. Each purpose draws from its own stream, so that what the
/// device does can never depend on what the hip holds.
/// </summary>
internal static class SeedStream
{
    /// <summary>The stream of a purpose; the same seed and name give the same numbers on every machine.</summary>
    public static Random For(int seed, string purpose) => new((int)(Mix(seed, purpose) & 0x7fffffff));

    /// <summary>128 bits told by seed and name, for identifiers.</summary>
    public static UInt128 Identifier(int seed, string purpose) => new(Mix(seed, purpose + "/high"), Mix(seed, purpose + "/low"));

    private static ulong Mix(int seed, string purpose)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in purpose) hash = (hash ^ c) * 1099511628211UL;
        hash += (ulong)(uint)seed * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
