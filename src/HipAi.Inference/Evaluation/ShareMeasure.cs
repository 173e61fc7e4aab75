namespace HipAi.Inference.Evaluation;

/// <summary>Measures shares.</summary>
internal static class ShareMeasure
{
    /// <summary>The share of hits, with its interval.</summary>
    public static Figure Of(IReadOnlyList<(string Patient, bool Hit)> items, EvaluationSettings settings) => items.Count == 0
        ? Figure.None
        : settings.Bootstrap(items.Select(item => item.Patient)).Measure(weights => [Share(items, weights)])[0].ToShare(items.Count);

    private static double Share(IReadOnlyList<(string Patient, bool Hit)> items, int[] weights)
    {
        double hits = 0, all = 0;
        for (var i = 0; i < items.Count; i++)
        {
            all += weights[i];
            if (items[i].Hit) hits += weights[i];
        }

        return all > 0 ? hits / all : double.NaN;
    }
}
