namespace HipAi.Scp.Measures;

/// <summary>How values lie: quartiles by linear interpolation, and how many fall into each bin.</summary>
/// <param name="N">How many values.</param>
/// <param name="Low">5th percentile; null like the others without values.</param>
/// <param name="Lower">First quartile.</param>
/// <param name="Median">The median.</param>
/// <param name="Upper">Third quartile.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Bins">How many values lie below the first edge, between two edges (the lower one included), and from the last one on.</param>
internal sealed record Distribution(int N, double? Low, double? Lower, double? Median, double? Upper, double? High, IReadOnlyList<int> Bins)
{
    /// <summary>Of values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="edges">Edges of the bins, ascending.</param>
    internal static Distribution Of(IEnumerable<double> values, IReadOnlyList<double> edges)
    {
        double[] sorted = [.. values.Order()];
        var bins = new int[edges.Count + 1];
        foreach (var value in sorted) bins[edges.TakeWhile(edge => value >= edge).Count()]++;
        return sorted.Length == 0
            ? new Distribution(0, null, null, null, null, null, bins)
            : new Distribution(sorted.Length, At(sorted, .05), At(sorted, .25), At(sorted, .5), At(sorted, .75), At(sorted, .95), bins);
    }

    private static double At(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (at - below));
    }
}
