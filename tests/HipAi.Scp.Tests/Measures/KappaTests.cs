using HipAi.Scp.Measures;

namespace HipAi.Scp.Tests.Measures;

/// <summary>Kappa against figures worked out by hand and against the textbook's error.</summary>
[Category("G1")]
internal sealed class KappaTests
{
    /// <summary>Of 100: 40 both say 0, 30 both say 1, 20 found 0 and signed 1, 10 the other way. Observed .7, by chance .6 × .5 + .4 × .5 = .5: kappa .4.</summary>
    [Test]
    public void Kappa_is_agreement_beyond_chance()
    {
        var kappa = Kappa.Of(Table(40, 20, 10, 30));

        Assert.That(kappa.Value, Is.EqualTo(0.4).Within(1e-12));
        Assert.That(kappa.N, Is.EqualTo(100));
    }

    /// <summary>Fleiss, Cohen and Everitt (1969) give for that table a standard error of 0.0901: with one hip a study the jackknife comes near it.</summary>
    [Test]
    public void The_interval_is_near_that_of_the_textbook_where_each_study_has_one_hip()
    {
        var kappa = Kappa.Of(Table(40, 20, 10, 30));

        Assert.That((kappa.High - kappa.Low) / (2 * 1.96), Is.EqualTo(TextbookError(40, 20, 10, 30)).Within(0.003));
    }

    [Test]
    public void Two_hips_of_one_study_that_say_the_same_make_the_interval_wider_than_as_many_studies()
    {
        var single = Table(40, 20, 10, 30);
        var twice = single.ConvertAll<IReadOnlyList<Answer>>(study => [study[0], study[0]]);
        var apart = single.Concat(single).ToList();

        Assert.That(Kappa.Of(twice).Value, Is.EqualTo(Kappa.Of(apart).Value).Within(1e-12));
        Assert.That(Width(Kappa.Of(twice)), Is.GreaterThan(Width(Kappa.Of(apart)) * 1.3));
    }

    [Test]
    public void A_rejected_hip_is_disagreement_and_an_undecided_one_is_none()
    {
        var with = Table(40, 0, 0, 30);

        Assert.That(Kappa.Of(with).Value, Is.EqualTo(1));
        Assert.That(Kappa.Of(with).Low, Is.Null, "where all agree nothing tells how sure that is");
        Assert.That(Kappa.Of([.. with, [new Answer(0, Answer.Undecided, false)]]).Value, Is.EqualTo(1));
        Assert.That(Kappa.Of([.. with, [new Answer(0, Answer.Rejected, true)]]).Value, Is.LessThan(1));
    }

    [Test]
    public void Of_one_class_alone_there_is_no_kappa() => Assert.That(Kappa.Of(Table(9, 0, 0, 0)).Value, Is.Null);

    private static double Width(HipAi.Inference.Evaluation.Figure figure) => figure.High!.Value - figure.Low!.Value;

    private static List<IReadOnlyList<Answer>> Table(int a, int b, int c, int d) =>
    [
        .. new[] { (0, 0, a), (0, 1, b), (1, 0, c), (1, 1, d) }
            .SelectMany(cell => Enumerable.Repeat((IReadOnlyList<Answer>)[new Answer(cell.Item1, cell.Item2, true)], cell.Item3)),
    ];

    /// <summary>The large-sample error of kappa for two classes.</summary>
    private static double TextbookError(double a, double b, double c, double d)
    {
        var n = a + b + c + d;
        double[,] p = { { a / n, b / n }, { c / n, d / n } };
        double[] row = [p[0, 0] + p[0, 1], p[1, 0] + p[1, 1]], column = [p[0, 0] + p[1, 0], p[0, 1] + p[1, 1]];
        var chance = (row[0] * column[0]) + (row[1] * column[1]);
        var kappa = (p[0, 0] + p[1, 1] - chance) / (1 - chance);
        double same = 0, other = 0;
        for (var i = 0; i < 2; i++)
        {
            same += p[i, i] * Math.Pow(1 - ((row[i] + column[i]) * (1 - kappa)), 2);
            for (var j = 0; j < 2; j++)
                if (i != j) other += p[i, j] * Math.Pow(column[i] + row[j], 2);
        }

        other *= Math.Pow(1 - kappa, 2);
        return Math.Sqrt((same + other - Math.Pow(kappa - (chance * (1 - kappa)), 2)) / n) / (1 - chance);
    }
}
