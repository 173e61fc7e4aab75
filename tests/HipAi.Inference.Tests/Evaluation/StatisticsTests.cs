using HipAi.Inference.Evaluation;

namespace HipAi.Inference.Tests.Evaluation;

/// <summary>Statistics against values computed by hand or printed in tables.</summary>
[Category("C11")]
public sealed class StatisticsTests
{
    /// <summary>An answer for one of three classes.</summary>
    private static ScoredItem Item(int truth, double a, double b, double c, string patient = "p", bool? certain = null) => new(patient, truth, [a, b, c], certain);

    // Cohen 1960 by hand: 20 + 15 of 50 agree, chance is .5 × .6 + .5 × .4 = .5, so kappa = (.7 - .5) / .5.
    [Test]
    public void Kappa_is_agreement_beyond_chance()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add(0, 0, 20);
        matrix.Add(0, 1, 5);
        matrix.Add(1, 0, 10);
        matrix.Add(1, 1, 15);

        Assert.That(matrix.Accuracy, Is.EqualTo(0.7).Within(1e-12));
        Assert.That(matrix.Kappa, Is.EqualTo(0.4).Within(1e-12));
        Assert.That(matrix.Precision(0), Is.EqualTo(20 / 30.0).Within(1e-12));
        Assert.That(matrix.Recall(0), Is.EqualTo(0.8).Within(1e-12));
        Assert.That(matrix.F1(0), Is.EqualTo(40 / 55.0).Within(1e-12));
        Assert.That(matrix.Rows, Is.EqualTo(new[] { new[] { 20, 5 }, new[] { 10, 15 } }));
    }

    [Test]
    public void What_nothing_defines_is_no_number()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add(0, 0, 3);

        Assert.That(matrix.Kappa, Is.NaN, "truth and answers are all one class");
        Assert.That(matrix.Recall(1), Is.NaN);
        Assert.That(matrix.Precision(1), Is.NaN);
        Assert.That(matrix.F1(1), Is.NaN);
    }

    // Pairs of a positive and a negative: .9 beats both, .5 ties one and beats one: (2 + 1.5) / 4.
    [Test]
    public void Equal_scores_count_half_in_the_area()
    {
        var scores = new RankedScores([(0.9, true, 0), (0.5, true, 1), (0.5, false, 2), (0.1, false, 3)]);

        Assert.That(scores.Area(), Is.EqualTo(0.875).Within(1e-12));
        Assert.That(scores.Area([0, 1, 1, 1]), Is.EqualTo(0.75).Within(1e-12), "without the first");
        Assert.That(scores.Area([0, 0, 1, 1]), Is.NaN, "no positives");
        Assert.That(scores.Curve(), Is.EqualTo(new CurvePoint[] { new(0, 0), new(0, 0.5), new(0.5, 1), new(1, 1) }));
    }

    [Test]
    public void A_weight_is_as_good_as_a_copy()
    {
        (double, bool, int)[] pairs = [(0.1, false, 0), (0.4, true, 1), (0.4, false, 2), (0.8, true, 3), (0.2, true, 4)];
        var copies = pairs.SelectMany((pair, i) => Enumerable.Repeat(pair, i + 1)).Select((pair, i) => (pair.Item1, pair.Item2, i));

        Assert.That(new RankedScores(pairs).Area([1, 2, 3, 4, 5]), Is.EqualTo(new RankedScores(copies).Area()).Within(1e-12));

        (double, double)[] points = [(1, 2), (2, 1), (2, 5), (4, 3), (0, 2)];
        var repeated = points.SelectMany((point, i) => Enumerable.Repeat(point, i + 1)).ToList();
        Assert.That(new RankCorrelation(points).Rho([1, 2, 3, 4, 5]), Is.EqualTo(new RankCorrelation(repeated).Rho()).Within(1e-12));
    }

    // Tables of Clopper and Pearson; R's binom.test(x, n).
    [TestCase(0, 10, 0, 0.3084971)]
    [TestCase(10, 10, 0.6915029, 1)]
    [TestCase(5, 10, 0.1870860, 0.8129140)]
    [TestCase(1, 20, 0.0012651, 0.2487328)]
    [TestCase(35, 35, 0.8999676, 1)]
    [TestCase(828, 851, 0.9597210, 0.9827917)]
    [TestCase(0, 1, 0, 0.975)]
    public void Exact_intervals_are_those_of_the_tables(int hits, int n, double low, double high)
    {
        var interval = BinomialInterval.Exact(hits, n);

        Assert.That(interval.Low, Is.EqualTo(low).Within(1e-6));
        Assert.That(interval.High, Is.EqualTo(high).Within(1e-6));
    }

    // The classical example (IQ against hours of television): ρ = -29/165. Then one with ties, by hand: ranks 1, 2.5, 2.5, 4 and 1, 2, 3.5, 3.5.
    [Test]
    public void Spearman_is_that_of_the_textbook()
    {
        (double, double)[] classical = [(106, 7), (100, 27), (86, 2), (101, 50), (99, 28), (103, 29), (97, 20), (113, 12), (112, 6), (110, 17)];
        Assert.That(new RankCorrelation(classical).Rho(), Is.EqualTo(-29 / 165.0).Within(1e-12));

        Assert.That(new RankCorrelation([(1, 10), (2, 20), (2, 30), (3, 30)]).Rho(), Is.EqualTo(3.75 / 4.5).Within(1e-12));
        Assert.That(new RankCorrelation([(1, 1), (2, 1)]).Rho(), Is.NaN, "one of them never changes");
    }

    // One answer of .9 and right, one of .7 and wrong, in different bins: (|1 - .9| + |0 - .7|) / 2.
    [Test]
    public void Calibration_is_the_distance_of_accuracy_and_probability()
    {
        var items = new[] { Item(0, 0.9, 0.1, 0), Item(1, 0.7, 0.3, 0) };

        Assert.That(Reliability.ExpectedError(items), Is.EqualTo(0.4).Within(1e-12));
        Assert.That(Reliability.Brier(items), Is.EqualTo((0.01 + 0.01 + 0.49 + 0.49) / 2).Within(1e-12));
        Assert.That(Reliability.ExpectedError(items, [1, 0]), Is.EqualTo(0.1).Within(1e-12));
    }

    // In one bin a right and a wrong answer of .62 each: |.5 - .62|.
    [Test]
    public void Answers_of_one_bin_share_their_error()
    {
        var items = new[] { Item(0, 0.62, 0.38, 0), Item(1, 0.62, 0.38, 0) };

        Assert.That(Reliability.ExpectedError(items), Is.EqualTo(0.12).Within(1e-12));
        var bin = Reliability.Curve(items).Single(bin => bin.N > 0);
        Assert.That((bin.N, bin.Accuracy), Is.EqualTo((2, 0.5)));
        Assert.That(bin.Confidence, Is.EqualTo(0.62).Within(1e-12));
        Assert.That(bin.Low, Is.LessThan(0.62).And.GreaterThan(0.62 - (1.0 / Reliability.Bins)));
    }

    [Test]
    public void The_most_confident_answers_come_first()
    {
        var items = new[] { Item(0, 0.5, 0.3, 0.2), Item(0, 0.9, 0.1, 0), Item(1, 0.6, 0.4, 0), Item(2, 0.1, 0.1, 0.8) };
        var risk = new RiskCoverage(items);

        Assert.That(risk.Curve(), Is.EqualTo(new CurvePoint[] { new(0.25, 1), new(0.5, 1), new(0.75, 2 / 3.0), new(1, 0.75) }));
        Assert.That(risk.Accuracies()[0], Is.EqualTo(1), "half of them");
        Assert.That(risk.Accuracies()[^1], Is.EqualTo(0.75), "all of them");
        Assert.That(risk.ThresholdAt(0.5), Is.EqualTo(0.8));
    }

    [Test]
    public void Intervals_are_told_by_the_seed_and_by_nothing_else()
    {
        var items = Enumerable.Range(0, 40).Select(i => Item(i % 3, 0.2 + (0.01 * i), 0.5, 0.3 - (0.005 * i), $"p{i / 2}", i % 4 > 0)).ToList();

        var one = ClassificationMeasure.Of(items, Three, new EvaluationSettings(300, 1));
        var again = ClassificationMeasure.Of(items, Three, new EvaluationSettings(300, 1));
        var other = ClassificationMeasure.Of(items, Three, new EvaluationSettings(300, 2));

        Assert.That(again.Accuracy, Is.EqualTo(one.Accuracy));
        Assert.That(again.MacroAuc, Is.EqualTo(one.MacroAuc));
        Assert.That(other.Accuracy.Value, Is.EqualTo(one.Accuracy.Value));
        Assert.That((other.Accuracy.Low, other.MacroAuc.Low), Is.Not.EqualTo((one.Accuracy.Low, one.MacroAuc.Low)));
        Assert.That(one.Patients, Is.EqualTo(20));
        Assert.That(one.Coverage.Value, Is.EqualTo(0.75));
    }

    // 200 independent answers, 80 % right: the normal 95 % interval is ± .0554. Doubling every answer of a patient tells nothing new.
    [Test]
    public void Intervals_are_of_patients_and_not_of_images()
    {
        var single = Enumerable.Range(0, 200).Select(i => Item(i % 5 == 0 ? 1 : 0, 0.8, 0.2, 0, $"p{i}")).ToList();

        var once = ClassificationMeasure.Of(single, Three, new EvaluationSettings(2000, 1)).Accuracy;
        var twice = ClassificationMeasure.Of([.. single, .. single], Three, new EvaluationSettings(2000, 1)).Accuracy;

        Assert.That(once.High - once.Low, Is.EqualTo(2 * 0.0554).Within(0.012));
        Assert.That(twice.High - twice.Low, Is.EqualTo(once.High - once.Low).Within(0.006));
        Assert.That(twice.N, Is.EqualTo(400));
    }

    [Test]
    public void A_share_of_one_has_an_exact_bound()
    {
        var items = Enumerable.Range(0, 35).Select(i => Item(i % 3, i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0, $"p{i}", true)).ToList();

        var figures = ClassificationMeasure.Of(items, Three, new EvaluationSettings(100, 1));

        Assert.That(figures.Accuracy.Low, Is.EqualTo(0.8999676).Within(1e-6));
        Assert.That(figures.SelectiveAccuracy.Low, Is.EqualTo(0.8999676).Within(1e-6));
        Assert.That(figures.Auc["b"].Low, Is.EqualTo(BinomialInterval.Exact(12, 12).Low).Within(1e-9), "12 positives");
        // All right: kappa's bound is that of the accuracy, taken beyond a chance of (12² + 12² + 11²) / 35².
        var chance = 409 / 1225.0;
        Assert.That(figures.Kappa.Low, Is.EqualTo((0.8999676 - chance) / (1 - chance)).Within(1e-6));
        Assert.That(figures.MacroAuc.Low, Is.EqualTo(figures.Auc.Values.Average(area => area.Low)).Within(1e-12));
    }

    [Test]
    public void What_got_no_answer_counts_against_the_coverage_only()
    {
        ScoredItem[] items = [Item(0, 1, 0, 0, "a", true), Item(1, 0, 1, 0, "b", false), new("c", 2, [], false), Item(1, 1, 0, 0, "d", true)];

        var figures = ClassificationMeasure.Of(items, Three, new EvaluationSettings(100, 1));

        Assert.That((figures.N, figures.Missing), Is.EqualTo((3, 1)));
        Assert.That(figures.Accuracy.Value, Is.EqualTo(2 / 3.0).Within(1e-12));
        Assert.That((figures.Coverage.Value, figures.Coverage.N), Is.EqualTo((0.5, 4)));
        Assert.That((figures.SelectiveAccuracy.Value, figures.SelectiveAccuracy.N), Is.EqualTo((0.5, 2)));
        Assert.That((figures.StatedPrecision["a"].Value, figures.StatedPrecision["a"].N, figures.StatedPrecision["b"].Value), Is.EqualTo((0.5, 2, (double?)null)));
        Assert.That(figures.Confusion.Sum(row => row.Sum()), Is.EqualTo(3));
    }

    private static ClassNames Three { get; } = new(["a", "b", "c"], ["A", "B", "C"]);
}
