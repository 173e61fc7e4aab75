namespace HipAi.Inference.Evaluation;

/// <summary>One answer beside its truth.</summary>
/// <param name="Patient">The patient, by whom intervals are made.</param>
/// <param name="Truth">Index of the true class.</param>
/// <param name="Probabilities">One per class; empty when there was no answer.</param>
/// <param name="IsCertain">Whether the answer would be stated; null where nothing decides that, as for one member alone.</param>
public sealed record ScoredItem(string Patient, int Truth, IReadOnlyList<double> Probabilities, bool? IsCertain = null)
{
    /// <summary>Whether there was an answer.</summary>
    public bool IsAnswered => Probabilities.Count > 0;

    /// <summary>Index of the class of highest probability, the first of equals; -1 without an answer.</summary>
    public int Said { get; } = IndexOfGreatest(Probabilities);

    /// <summary>Whether the answer is the truth.</summary>
    public bool IsRight => Said == Truth;

    /// <summary>The probability of the answer; 0 without one.</summary>
    public double Confidence => IsAnswered ? Probabilities[Said] : 0;

    private static int IndexOfGreatest(IReadOnlyList<double> probabilities)
    {
        var best = probabilities.Count == 0 ? -1 : 0;
        for (var i = 1; i < probabilities.Count; i++)
            if (probabilities[i] > probabilities[best]) best = i;
        return best;
    }
}
