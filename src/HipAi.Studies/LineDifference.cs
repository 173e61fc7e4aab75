namespace HipAi.Studies;

/// <summary>The difference between two texts, line by line: the longest common subsequence stays, all else went or came.</summary>
public static class LineDifference
{
    /// <summary>The most lines, of what differs, that are compared one by one; a report has some thirty. Longer ones are told as replaced whole.</summary>
    public const int MostLines = 500;

    /// <summary>Compares two texts whose lines end with LF.</summary>
    /// <returns>All lines of both in order, a removed one before the one that came for it; empty for two empty texts.</returns>
    public static IReadOnlyList<DifferenceLine> Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Lines(before), Lines(after));
        var head = CommonHead(old, now);
        var tail = CommonTail(old[head..], now[head..]);
        return
        [
            .. old[..head].Select(Same),
            .. Middle(old[head..^tail], now[head..^tail]),
            .. old[^tail..].Select(Same),
        ];
    }

    private static IEnumerable<DifferenceLine> Middle(string[] old, string[] now)
    {
        if (old.Length > MostLines || now.Length > MostLines) return [.. old.Select(Removed), .. now.Select(Added)];
        var common = CommonLengths(old, now);
        var lines = new List<DifferenceLine>();
        var (i, j) = (0, 0);
        while (i < old.Length && j < now.Length)
        {
            if (old[i] == now[j]) (i, j) = (Take(lines, Same(old[i]), i), j + 1);
            else if (common[i + 1, j] >= common[i, j + 1]) i = Take(lines, Removed(old[i]), i);
            else j = Take(lines, Added(now[j]), j);
        }

        return [.. lines, .. old[i..].Select(Removed), .. now[j..].Select(Added)];
    }

    /// <summary>At [i, j] the length of the longest common subsequence of what follows there.</summary>
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        return lengths;
    }

    private static int Take(List<DifferenceLine> lines, DifferenceLine line, int at)
    {
        lines.Add(line);
        return at + 1;
    }

    private static int CommonHead(string[] old, string[] now) => old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();

    private static int CommonTail(string[] old, string[] now) =>
        old.Reverse().Zip(now.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    private static DifferenceLine Same(string line) => new(LineChange.Same, line);

    private static DifferenceLine Removed(string line) => new(LineChange.Removed, line);

    private static DifferenceLine Added(string line) => new(LineChange.Added, line);
}
