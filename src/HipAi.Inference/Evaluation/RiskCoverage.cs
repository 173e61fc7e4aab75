namespace HipAi.Inference.Evaluation;

/// <summary>What accuracy costs: the most confident answers first, and how right they are the more of them are stated.</summary>
public sealed class RiskCoverage
{
    /// <summary>The coverages of the table.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1];

    private readonly (double Confidence, bool IsRight, int Item)[] descending;

    /// <summary>Orders the answers; those without one are left out.</summary>
    public RiskCoverage(IReadOnlyList<ScoredItem> items) =>
        descending = [.. items.Select((item, i) => (item, i)).Where(entry => entry.item.IsAnswered)
            .Select(entry => (entry.item.Confidence, entry.item.IsRight, entry.i)).OrderByDescending(entry => entry.Confidence)];

    /// <summary>
    /// The accuracy of the most confident answers, for each of <see cref="Shares"/>; equally confident ones count in the order of the set.
    /// NaN without answers.
    /// </summary>
    /// <param name="weights">How often each item counts; null for once.</param>
    public IReadOnlyList<double> Accuracies(int[]? weights = null)
    {
        double total = 0;
        foreach (var (_, _, item) in descending) total += weights?[item] ?? 1;
        var accuracies = new double[Shares.Count];
        Array.Fill(accuracies, double.NaN);
        double taken = 0, right = 0;
        var next = 0;
        foreach (var (_, isRight, item) in descending)
        {
            var weight = weights?[item] ?? 1;
            taken += weight;
            if (isRight) right += weight;
            // Half an answer more or less is not worth an interpolation.
            while (weight > 0 && next < accuracies.Length && taken >= (Shares[next] * total) - 1e-9) accuracies[next++] = right / taken;
        }

        return accuracies;
    }

    /// <summary>The curve: coverage against accuracy, a point per distinct confidence.</summary>
    public IReadOnlyList<CurvePoint> Curve()
    {
        var points = new List<CurvePoint>();
        var right = 0;
        for (var i = 0; i < descending.Length; i++)
        {
            if (descending[i].IsRight) right++;
            if (i + 1 == descending.Length || descending[i + 1].Confidence != descending[i].Confidence)
                points.Add(new CurvePoint((i + 1.0) / descending.Length, right / (i + 1.0)));
        }

        return points;
    }

    /// <summary>The least confidence among a share of the most confident answers; NaN without answers.</summary>
    public double ThresholdAt(double share) =>
        descending.Length == 0 ? double.NaN : descending[Math.Clamp((int)Math.Ceiling(share * descending.Length) - 1, 0, descending.Length - 1)].Confidence;
}
