namespace HipAi.Inference.Evaluation;

/// <summary>Measures how well one question was answered.</summary>
public static class ClassificationMeasure
{
    /// <summary>All figures of a set of answers.</summary>
    /// <param name="items">The answers, also those that were not given.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="settings">How the intervals are made.</param>
    public static Classification Of(IReadOnlyList<ScoredItem> items, ClassNames classes, EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(settings);
        var ranked = Enumerable.Range(0, classes.Count).Select(index => RankedScores.OneVersusRest(items, index)).ToList();
        var risk = new RiskCoverage(items);
        var matrix = ConfusionMatrix.Of(items, classes.Count);
        var spreads = new Queue<Spread>(settings.Bootstrap(items.Select(item => item.Patient)).Measure(weights => Values(items, ranked, risk, weights)));
        var stated = ConfusionMatrix.Of(Stated(items), classes.Count);
        var answered = matrix.Total;
        var accuracy = spreads.Dequeue().ToShare(answered);

        // Taken in the order in which Values gives them.
        var measured = new Classification
        {
            Classes = classes,
            N = answered,
            Missing = items.Count - answered,
            Patients = items.Select(item => item.Patient).Distinct().Count(),
            Accuracy = accuracy,
            Kappa = WithExactEnd(spreads.Dequeue().ToFigure(answered), accuracy, matrix, classes.Count),
            Coverage = spreads.Dequeue().ToShare(items.Count(item => item.IsCertain is not null)),
            SelectiveAccuracy = spreads.Dequeue().ToShare(stated.Total),
            CalibrationError = spreads.Dequeue().ToFigure(answered),
            Brier = spreads.Dequeue().ToFigure(answered),
            MacroAuc = spreads.Dequeue().ToFigure(answered),
            Auc = Each(classes, spreads, index => Math.Min(matrix.TrueCount(index), answered - matrix.TrueCount(index))),
            Precision = Each(classes, spreads, matrix.SaidCount),
            Recall = Each(classes, spreads, matrix.TrueCount),
            F1 = Each(classes, spreads, matrix.TrueCount),
            StatedPrecision = Each(classes, spreads, stated.SaidCount),
            Confusion = matrix.Rows,
            RiskCoverage = [.. RiskCoverage.Shares.Select(share => new CoverageRow(
                share, Known(risk.ThresholdAt(share)), spreads.Dequeue().ToShare((int)Math.Ceiling(share * answered))))],
            ReliabilityCurve = Reliability.Curve(items),
            RocCurves = Enumerable.Range(0, classes.Count).ToDictionary(index => classes.Codes[index], index => ranked[index].Curve()),
            RiskCurve = risk.Curve(),
        };
        return measured with { MacroAuc = WithExactEnd(measured.MacroAuc, measured.Auc.Values) };
    }

    private static List<double> Values(IReadOnlyList<ScoredItem> items, List<RankedScores> ranked, RiskCoverage risk, int[] weights)
    {
        var matrix = ConfusionMatrix.Of(items, ranked.Count, weights);
        var stated = ConfusionMatrix.Of(Stated(items), ranked.Count, weights);
        var areas = ranked.ConvertAll(scores => scores.Area(weights));
        return
        [
            matrix.Accuracy, matrix.Kappa, Coverage(items, weights), stated.Accuracy, Reliability.ExpectedError(items, weights), Reliability.Brier(items, weights),
            Mean(areas), .. areas,
            .. Enumerable.Range(0, ranked.Count).Select(matrix.Precision),
            .. Enumerable.Range(0, ranked.Count).Select(matrix.Recall),
            .. Enumerable.Range(0, ranked.Count).Select(matrix.F1),
            .. Enumerable.Range(0, ranked.Count).Select(stated.Precision),
            .. risk.Accuracies(weights),
        ];
    }

    // In the same places, so that the weights fit: what is not stated is as good as not answered.
    private static List<ScoredItem> Stated(IReadOnlyList<ScoredItem> items) =>
        [.. items.Select(item => item.IsCertain == true ? item : Nothing)];

    private static ScoredItem Nothing { get; } = new("", 0, []);

    private static double Coverage(IReadOnlyList<ScoredItem> items, int[] weights)
    {
        double all = 0, stated = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].IsCertain is not { } isCertain) continue;
            all += weights[i];
            if (isCertain) stated += weights[i];
        }

        return all > 0 ? stated / all : double.NaN;
    }

    private static Dictionary<string, Figure> Each(ClassNames classes, Queue<Spread> spreads, Func<int, int> n) =>
        Enumerable.Range(0, classes.Count).ToDictionary(index => classes.Codes[index], index => spreads.Dequeue().ToShare(n(index)));

    private static double Mean(List<double> values)
    {
        var known = values.Where(double.IsFinite).ToList();
        return known.Count == 0 ? double.NaN : known.Average();
    }

    // Every class told apart without an error: the mean's lower bound is the mean of theirs.
    private static Figure WithExactEnd(Figure macro, IEnumerable<Figure> areas) =>
        macro.Value == 1 ? macro with { Low = areas.Average(area => area.Low), High = 1 } : macro;

    // All answers right: every replicate has a kappa of 1. Its lower bound is the kappa that the accuracy's lower bound would give.
    private static Figure WithExactEnd(Figure kappa, Figure accuracy, ConfusionMatrix matrix, int classes)
    {
        if (kappa.Value != 1 || accuracy.Low is not { } low) return kappa;
        double total = matrix.Total;
        var chance = Enumerable.Range(0, classes).Sum(index => Math.Pow(matrix.TrueCount(index) / total, 2));
        return kappa with { Low = (low - chance) / (1 - chance), High = 1 };
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
