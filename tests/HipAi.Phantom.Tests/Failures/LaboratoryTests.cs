using HipAi.Phantom.Failures;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Failures;

[TestFixture]
[Category("H10")]
[Category("C8")]
internal sealed class LaboratoryTests
{
    private static (FailurePlan Plan, Laboratory Values)[] Mixed(int count) => [.. Enumerable.Range(0, count).Select(seed =>
    {
        var plan = FailurePlan.Draw(HardwareClass.TotalHipArthroplasty, FailureDraw.Any(0.85), new Random(seed));
        return (plan, LaboratoryDraw.Draw(plan, FailurePlan.Sound, 0, seed % 2 == 0, 50 + (seed % 40), new Random(100_000 + seed)));
    })];

    [Test]
    public void CrpAndEsrGoWithInfectionButDoNotSettleIt()
    {
        var mixed = Mixed(500);
        double[] infected = [.. mixed.Select(m => m.Plan.Cause == FailureCause.Infection ? 1.0 : 0)];
        Assert.That(Spearman(infected, [.. mixed.Select(m => m.Values.CReactiveProtein)]), Is.InRange(0.38, 0.62));
        Assert.That(Spearman(infected, [.. mixed.Select(m => (double)m.Values.ErythrocyteSedimentationRate)]), Is.InRange(0.3, 0.62));
    }

    [Test]
    public void ValuesLieWhereLaboratoriesFindThem()
    {
        var mixed = Mixed(3000);
        double Median(Func<FailurePlan, bool> which) => mixed.Where(m => which(m.Plan)).Select(m => m.Values.CReactiveProtein).Order().ElementAt(mixed.Count(m => which(m.Plan)) / 2);
        Assert.That(Median(p => p.Cause == FailureCause.None), Is.InRange(1, 5), "sound, mg/L");
        Assert.That(Median(p => p.Cause == FailureCause.Infection), Is.InRange(12, 45), "infected");
        Assert.That(Median(p => p.Cause == FailureCause.PeriprostheticFracture), Is.InRange(6, 25), "a fresh fracture raises it as well");
        Assert.That(mixed.Select(m => m.Values.ErythrocyteSedimentationRate), Has.All.InRange(1, 140));
    }

    private static double Spearman(double[] a, double[] b) => Pearson(Ranks(a), Ranks(b));

    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(w => w < v) + ((values.Count(w => w == v) + 1) / 2.0))];

    private static double Pearson(double[] a, double[] b)
    {
        var (ma, mb) = (a.Average(), b.Average());
        var covariance = a.Zip(b).Sum(p => (p.First - ma) * (p.Second - mb));
        return covariance / Math.Sqrt(a.Sum(x => (x - ma) * (x - ma)) * b.Sum(x => (x - mb) * (x - mb)));
    }
}
