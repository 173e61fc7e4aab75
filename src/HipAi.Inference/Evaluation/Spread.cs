namespace HipAi.Inference.Evaluation;

/// <summary>A statistic with the percentiles of its replicates, before it is known what kind of figure it is.</summary>
/// <param name="Value">The statistic of the whole set; NaN when it is not defined.</param>
/// <param name="Low">2.5th percentile; NaN when there were no replicates.</param>
/// <param name="High">97.5th percentile.</param>
public sealed record Spread(double Value, double Low, double High)
{
    /// <summary>Share of the replicates on either side of an interval.</summary>
    public const double Tail = 0.025;

    internal static Spread Of(double value, IEnumerable<double> replicates)
    {
        double[] sorted = [.. replicates.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? new Spread(value, double.NaN, double.NaN) : new Spread(value, Percentile(sorted, Tail), Percentile(sorted, 1 - Tail));
    }

    /// <summary>As a figure whose interval is that of the replicates.</summary>
    /// <param name="n">On how many.</param>
    public Figure ToFigure(int n) => new(Known(Value), Known(Low), Known(High), n);

    /// <summary>
    /// As a figure from 0 to 1. At 0 and at 1 all replicates are alike and would promise what nobody knows: there the bounds are those of
    /// Clopper and Pearson for none, or all, of <paramref name="n"/>.
    /// </summary>
    /// <param name="n">On how many.</param>
    public Figure ToShare(int n)
    {
        if (Value is not (0 or 1) || n < 1) return ToFigure(n);
        var (low, high) = BinomialInterval.Exact(Value == 1 ? n : 0, n);
        return new Figure(Value, low, high, n);
    }

    private static double Percentile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (at - below));
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
