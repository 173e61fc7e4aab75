using HipAi.Phantom.Anatomy;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Anatomy;

[TestFixture]
[Category("H10")]
public sealed class PatientMeasuresTests
{
    private static readonly PatientMeasures[] Patients = [.. Enumerable.Range(0, 3000).Select(i => PatientMeasures.Draw(SeedStream.For(i, "anatomy")))];

    [TestCase(true, 48.5, 2.2)]
    [TestCase(false, 42.8, 2.4)]
    public void HeadDiameterFollowsTheSex(bool male, double mean, double deviation)
    {
        var drawn = Patients.Where(p => p.Male == male).Select(p => (double)p.Right.HeadDiameter).ToArray();
        Assert.That(drawn.Average(), Is.EqualTo(mean).Within(0.5));
        Assert.That(Deviation(drawn), Is.EqualTo(deviation).Within(0.6));
    }

    [TestCase(true, 128, 10)]
    [TestCase(false, 131.5, 15.6)]
    public void NeckShaftAngleAndAnteversionFollowTheSex(bool male, double angle, double version)
    {
        var hips = Patients.Where(p => p.Male == male).Select(p => p.Left).ToArray();
        Assert.That(hips.Average(h => h.NeckShaftAngle), Is.EqualTo(angle).Within(1.5));
        Assert.That(hips.Average(h => h.Anteversion), Is.EqualTo(version).Within(2.5));
    }

    [Test]
    public void HipsStandAsFarApartInWomenAsInMenThoughTheirBonesAreSmaller()
    {
        var (men, women) = (Patients.Where(p => p.Male).ToArray(), Patients.Where(p => !p.Male).ToArray());
        Assert.That(men.Average(p => p.Pelvis.HipDistance), Is.EqualTo(176).Within(2));
        Assert.That(women.Average(p => p.Pelvis.HipDistance), Is.EqualTo(174).Within(2));
        Assert.That(Patients.All(p => p.Pelvis.HipDistance is >= 155 and <= 200));
        Assert.That(women.Average(p => p.Pelvis.Scale), Is.LessThan(men.Average(p => p.Pelvis.Scale) - 0.04f));
        Assert.That(women.Average(p => p.Pelvis.SubpubicWidth), Is.GreaterThan(men.Average(p => p.Pelvis.SubpubicWidth) + 4));
    }

    [Test]
    public void CorticalIndexSpansTheDorrTypes()
    {
        var index = Patients.Select(p => 1 - (p.Right.CanalDiameter / p.Right.ShaftDiameter)).ToArray();
        Assert.That(index.Count(i => i > 0.545f) / 3000.0, Is.InRange(0.1, 0.35), "Dorr A");
        Assert.That(index.Count(i => i is > 0.45f and <= 0.545f) / 3000.0, Is.InRange(0.45, 0.8), "Dorr B");
        Assert.That(index.Count(i => i < 0.45f) / 3000.0, Is.InRange(0.05, 0.3), "Dorr C");
        float Mean(Func<PatientMeasures, bool> which) => Patients.Where(which).Average(p => 1 - (p.Right.CanalDiameter / p.Right.ShaftDiameter));
        Assert.That(Mean(p => !p.Male && p.Age > 75), Is.LessThan(Mean(p => !p.Male && p.Age < 55)));
    }

    [Test]
    public void NoHipIsTheMirrorImageOfTheOther()
    {
        Assert.That(Patients.All(p => p.Right with { Condition = HipCondition.Sound } != p.Left with { Condition = HipCondition.Sound }));
        Assert.That(Patients.Average(p => MathF.Abs(p.Right.Offset - p.Left.Offset)), Is.InRange(0.5f, 2.5f));
    }

    [TestCase("dysplasia", 0.025, 0.06)]
    [TestCase("coxa profunda", 0.035, 0.065)]
    [TestCase("avascular necrosis", 0.012, 0.035)]
    [TestCase("bone island", 0.03, 0.05)]
    [TestCase("osteoarthritis", 0.13, 0.28)]
    public void FindingsComeWithTheirShares(string finding, double least, double most)
    {
        var hips = Patients.SelectMany(p => (HipAnatomy[])[p.Right, p.Left]).ToArray();
        Assert.That(Share(hips, finding), Is.InRange(least, most));
    }

    [Test]
    public void ArthritisGrowsWithAgeAndIsSuperolateralInMost()
    {
        HipAnatomy[] Hips(Func<PatientMeasures, bool> which) => [.. Patients.Where(which).SelectMany(p => (HipAnatomy[])[p.Right, p.Left])];
        Assert.That(Share(Hips(p => p.Age < 50), "osteoarthritis"), Is.LessThan(0.12));
        Assert.That(Share(Hips(p => p.Age > 75), "osteoarthritis"), Is.InRange(0.24, 0.36));
        var all = Hips(_ => true);
        Assert.That(Share(all, "osteoarthritis, superolateral") / Share(all, "osteoarthritis"), Is.EqualTo(0.6).Within(0.06));
        Assert.That(all.Where(h => h.Condition.Sclerosis > 0).All(h => h.JointSpace <= 2));
        Assert.That(all.Where(h => h.Condition.Findings.Contains("dysplasia")).All(h => h.Condition.CentreEdge is >= 5 and <= 20));
    }

    private static double Share(HipAnatomy[] hips, string finding) =>
        hips.Count(h => h.Condition.Findings.Any(f => f.StartsWith(finding, StringComparison.Ordinal))) / (double)hips.Length;

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
