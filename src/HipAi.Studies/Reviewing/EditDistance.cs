namespace HipAi.Studies;

/// <summary>How much of a text was changed: Levenshtein's distance in characters, within a limit, so that no pair of texts takes long.</summary>
public static class EditDistance
{
    /// <summary>Distances up to this one are exact; a larger one is told as if all that differs was replaced, which is never too little.</summary>
    public const int Exact = 1000;

    /// <summary>Characters inserted, removed or replaced between two texts.</summary>
    /// <returns>0 for equal texts, at most the length of the longer one.</returns>
    public static int Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (one, other) = WithoutCommonEnds(before, after);
        var most = Math.Max(one.Length, other.Length);
        // A wider band only where the narrower one did not do: the time follows the distance, not the lengths.
        for (var band = 16; ; band = Math.Min(band * 4, Exact))
        {
            if (Within(one, other, Math.Min(band, most)) is { } found) return found;
            if (band >= Math.Min(Exact, most)) return most;
        }
    }

    private static (string One, string Other) WithoutCommonEnds(string one, string other)
    {
        var (head, shorter) = (0, Math.Min(one.Length, other.Length));
        while (head < shorter && one[head] == other[head]) head++;
        var tail = 0;
        while (tail < shorter - head && one[^(tail + 1)] == other[^(tail + 1)]) tail++;
        return (one[head..^tail], other[head..^tail]);
    }

    /// <summary>The distance if it is at most <paramref name="band"/>: only cells that near to the diagonal are looked at.</summary>
    private static int? Within(string one, string other, int band)
    {
        if (Math.Abs(one.Length - other.Length) > band) return null;
        const int Far = int.MaxValue / 2;
        int[] above = [.. Enumerable.Range(0, other.Length + 1).Select(j => j <= band ? j : Far)], row = new int[other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
        {
            var (from, to) = (Math.Max(1, i - band), Math.Min(other.Length, i + band));
            row[from - 1] = from == 1 && i <= band ? i : Far;
            for (var j = from; j <= to; j++)
            {
                var replaced = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(row[j - 1], j < i + band ? above[j] : Far) + 1);
            }

            (above, row) = (row, above);
        }

        return above[other.Length] <= band ? above[other.Length] : null;
    }
}
