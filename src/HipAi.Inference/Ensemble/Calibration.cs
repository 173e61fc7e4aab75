namespace HipAi.Inference.Ensemble;

/// <summary>From logits to calibrated probabilities.</summary>
public static class Calibration
{
    /// <summary>The softmax of the logits divided by the temperature (Guo et al. 2017).</summary>
    /// <param name="logits">One logit per class; finite.</param>
    /// <param name="temperature">Above 0; above 1 makes the member humbler.</param>
    /// <returns>Probabilities that sum to 1.</returns>
    /// <exception cref="ArgumentException">There is no logit, or one is not a finite number.</exception>
    public static double[] Softmax(ReadOnlySpan<float> logits, double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        if (logits.IsEmpty) throw new ArgumentException("There are no logits.", nameof(logits));
        var greatest = double.NegativeInfinity;
        foreach (var logit in logits)
        {
            if (!float.IsFinite(logit)) throw new ArgumentException($"A logit is {logit}.", nameof(logits));
            greatest = Math.Max(greatest, logit);
        }

        var probabilities = new double[logits.Length];
        double sum = 0;
        for (var i = 0; i < logits.Length; i++) sum += probabilities[i] = Math.Exp((logits[i] - greatest) / temperature);
        for (var i = 0; i < logits.Length; i++) probabilities[i] /= sum;
        return probabilities;
    }
}
