namespace HipAi.Inference.Evaluation;

/// <summary>What stands above every report.</summary>
internal static class EvaluationWarnings
{
    public static IReadOnlyList<string> Of(SetFacts set, EvaluatedModels models)
    {
        var warnings = new List<string>();
        if (set.IsSimulated) warnings.Add("The images of this set are simulated: this is a software test, not clinical performance.");
        if (models.Simulated.Count > 0)
            warnings.Add(models.Simulated.Count == models.Members.Count
                ? "All models were trained on simulated images."
                : $"Trained on simulated images: {string.Join(", ", models.Simulated)}.");
        if (set.Unreadable.Count > 0)
            warnings.Add(FormattableString.Invariant($"{set.Unreadable.Count} of {set.Files} files could not be read; they are listed below and are no part of any figure."));
        return warnings;
    }
}
