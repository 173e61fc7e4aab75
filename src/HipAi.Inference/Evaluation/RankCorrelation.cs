namespace HipAi.Inference.Evaluation;

/// <summary>Spearman's ρ: Pearson's correlation of the ranks, equals sharing the mean of their ranks.</summary>
public sealed class RankCorrelation
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly int[] byX;
    private readonly int[] byY;

    /// <summary>Orders pairs.</summary>
    /// <param name="pairs">The pairs, in the order of the weights.</param>
    public RankCorrelation(IReadOnlyList<(double X, double Y)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        x = [.. pairs.Select(pair => pair.X)];
        y = [.. pairs.Select(pair => pair.Y)];
        byX = [.. Enumerable.Range(0, x.Length).OrderBy(i => x[i])];
        byY = [.. Enumerable.Range(0, y.Length).OrderBy(i => y[i])];
    }

    /// <summary>The correlation, -1 to 1; NaN with fewer than two pairs, or when one of the two never changes.</summary>
    /// <param name="weights">How often each pair counts; null for once.</param>
    public double Rho(int[]? weights = null)
    {
        var (rankX, rankY) = (Ranks(x, byX, weights), Ranks(y, byY, weights));
        double n = 0, meanX = 0, meanY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var weight = weights?[i] ?? 1;
            n += weight;
            meanX += weight * rankX[i];
            meanY += weight * rankY[i];
        }

        (meanX, meanY) = (meanX / n, meanY / n);
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var weight = weights?[i] ?? 1;
            xx += weight * (rankX[i] - meanX) * (rankX[i] - meanX);
            yy += weight * (rankY[i] - meanY) * (rankY[i] - meanY);
            xy += weight * (rankX[i] - meanX) * (rankY[i] - meanY);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
    }

    private static double[] Ranks(double[] values, int[] order, int[]? weights)
    {
        var ranks = new double[values.Length];
        double before = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            double here = 0;
            for (; end < order.Length && values[order[end]] == values[order[start]]; end++) here += weights?[order[end]] ?? 1;
            for (; start < end; start++) ranks[order[start]] = before + ((here + 1) / 2);
            before += here;
        }

        return ranks;
    }
}
