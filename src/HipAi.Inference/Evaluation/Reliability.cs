namespace HipAi.Inference.Evaluation;

/// <summary>Whether probabilities keep what they promise.</summary>
public static class Reliability
{
    /// <summary>Bins of equal width over 0 to 1, as Guo et al. 2017 have them.</summary>
    public const int Bins = 15;

    /// <summary>The expected calibration error: how far accuracy and mean probability of the bins are apart, by their answers. NaN without answers.</summary>
    /// <param name="items">The answers; those without one are left out.</param>
    /// <param name="weights">How often each counts; null for once.</param>
    public static double ExpectedError(IReadOnlyList<ScoredItem> items, int[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        Span<double> gaps = stackalloc double[Bins];
        double total = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (!items[i].IsAnswered) continue;
            var weight = weights?[i] ?? 1;
            total += weight;
            gaps[BinOf(items[i].Confidence)] += weight * ((items[i].IsRight ? 1 : 0) - items[i].Confidence);
        }

        double error = 0;
        foreach (var gap in gaps) error += Math.Abs(gap);
        return total > 0 ? error / total : double.NaN;
    }

    /// <summary>The Brier score over all classes: mean of the summed squares of the differences to 1 for the true class and 0 for the others, 0 to 2.</summary>
    /// <inheritdoc cref="ExpectedError"/>
    public static double Brier(IReadOnlyList<ScoredItem> items, int[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        double sum = 0, total = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (!items[i].IsAnswered) continue;
            var weight = weights?[i] ?? 1;
            total += weight;
            if (weight > 0) sum += weight * SquaredError(items[i]);
        }

        return total > 0 ? sum / total : double.NaN;
    }

    /// <summary>The curve: accuracy against mean probability, bin by bin.</summary>
    public static IReadOnlyList<ReliabilityBin> Curve(IReadOnlyList<ScoredItem> items)
    {
        var byBin = items.Where(item => item.IsAnswered).ToLookup(item => BinOf(item.Confidence));
        return
        [
            .. Enumerable.Range(0, Bins).Select(bin => (Bin: bin, Here: byBin[bin].ToList())).Select(entry => new ReliabilityBin(
                (double)entry.Bin / Bins,
                (double)(entry.Bin + 1) / Bins,
                entry.Here.Count,
                entry.Here.Count == 0 ? null : entry.Here.Average(item => item.Confidence),
                entry.Here.Count == 0 ? null : entry.Here.Average(item => item.IsRight ? 1.0 : 0.0))),
        ];
    }

    private static double SquaredError(ScoredItem item)
    {
        double sum = 0;
        for (var k = 0; k < item.Probabilities.Count; k++)
        {
            var difference = item.Probabilities[k] - (k == item.Truth ? 1 : 0);
            sum += difference * difference;
        }

        return sum;
    }

    // A bin holds its upper end, so that a probability of 1 has a place.
    private static int BinOf(double confidence) => Math.Clamp((int)Math.Ceiling(confidence * Bins) - 1, 0, Bins - 1);
}
