namespace HipAi.Inference.Evaluation;

/// <summary>
/// Intervals by resampling patients (C11): hips and images of one patient come or stay together, for they are alike. Each replicate draws as
/// many patients as there are, with replacement, and every item gets the number of times that its patient was drawn as its weight. All
/// figures of one call see the same replicates, so that a difference of two of them is paired.
/// </summary>
public sealed class PatientBootstrap
{
    private readonly int[] patientOf;
    private readonly int patients;
    private readonly int replicates;
    private readonly int seed;

    /// <summary>Prepares replicates.</summary>
    /// <param name="patientOfItems">The patient of each item, in the order of the weights.</param>
    /// <param name="replicates">How many replicates, 1 or more.</param>
    /// <param name="seed">The same seed gives the same intervals.</param>
    public PatientBootstrap(IEnumerable<string> patientOfItems, int replicates, int seed)
    {
        ArgumentNullException.ThrowIfNull(patientOfItems);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        patientOf = [.. patientOfItems.Select(patient => known.TryGetValue(patient, out var index) ? index : known[patient] = known.Count)];
        patients = known.Count;
        (this.replicates, this.seed) = (replicates, seed);
    }

    /// <summary>Measures statistics on the set and on every replicate.</summary>
    /// <param name="statistics">From weights, one per item, to values in a fixed order; NaN for what is not defined. Called from many threads.</param>
    /// <returns>Each value with the 2.5th and 97.5th percentile of its replicates; replicates in which it is not defined are left out.</returns>
    public IReadOnlyList<Spread> Measure(Func<int[], IReadOnlyList<double>> statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        var whole = new int[patientOf.Length];
        Array.Fill(whole, 1);
        var values = statistics(whole);
        var drawn = new IReadOnlyList<double>[patients < 2 ? 0 : replicates];
        Parallel.For(0, drawn.Length, replicate => drawn[replicate] = statistics(Weights(replicate)));
        return [.. values.Select((value, i) => Spread.Of(value, drawn.Select(replicate => replicate[i])))];
    }

    private int[] Weights(int replicate)
    {
        // A stream of its own for each replicate: threads may take them in any order.
        var random = new SplitMix(((ulong)(uint)seed << 32) | (uint)replicate);
        random = new SplitMix(random.Next());
        var times = new int[patients];
        for (var i = 0; i < patients; i++) times[random.Below(patients)]++;
        var weights = new int[patientOf.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = times[patientOf[i]];
        return weights;
    }
}
