namespace HipAi.Studies;

/// <summary>How votes become one finding: pure arithmetic over probability vectors.</summary>
public static class Fusion
{
    /// <summary>The class of highest probability; the first of equals.</summary>
    /// <exception cref="ArgumentException">The vector has not nine entries.</exception>
    public static HardwareClass ArgMax(IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        if (probabilities.Count != HardwareClasses.Count)
            throw new ArgumentException($"A probability vector has {HardwareClasses.Count} entries, not {probabilities.Count}.", nameof(probabilities));
        var best = 0;
        for (var i = 1; i < probabilities.Count; i++)
            if (probabilities[i] > probabilities[best]) best = i;
        return (HardwareClass)best;
    }
}
