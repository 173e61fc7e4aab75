using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Scenes;
using HipAi.Studies;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Imaging;

[TestFixture]
[Category("H10")]
public sealed class ViewPlannerTests
{
    private static readonly RadiographView[] Views =
        [RadiographView.ApPelvis, RadiographView.ApHip, RadiographView.FrogLegLateral, RadiographView.CrossTableLateral];

    private static ViewPlan Plan(RadiographView view, ImageQuality quality, int seed) =>
        ViewPlanner.Plan(view, seed % 2 == 0 ? HipSide.Left : HipSide.Right, 172, 1, 5, quality, new Random(seed));

    /// <summary>How far inside the field the hip's joint is seen, mm.</summary>
    private static float Inside(ViewPlan plan, HipSide side)
    {
        var hip = Steady.Transform(new Vector3(side == HipSide.Left ? 86 : -86, 0, 0), plan.PatientPose);
        var (x, y, _) = plan.Geometry.Project(hip);
        return MathF.Min(MathF.Min(x - plan.Field.X, plan.Field.Z - x), MathF.Min(y - plan.Field.Y, plan.Field.W - y)) * plan.Geometry.Pitch;
    }

    [Test]
    public void TheJointIsInEveryAdequatePicture()
    {
        foreach (var view in Views)
            for (var seed = 0; seed < 60; seed++)
            {
                var plan = Plan(view, ImageQuality.Adequate, seed);
                Assert.That(Inside(plan, seed % 2 == 0 ? HipSide.Left : HipSide.Right), Is.GreaterThan(0), $"{view} {seed}");
                Assert.That(plan.Projection, Is.EqualTo(view.Code()));
            }
    }

    [Test]
    public void ThePictureCutOffLosesJointOrShaft()
    {
        var lost = 0;
        for (var seed = 0; seed < 200; seed++)
            if (Inside(Plan(Views[seed % 4], ImageQuality.CutOff, seed), seed % 2 == 0 ? HipSide.Left : HipSide.Right) < 25) lost++;
        Assert.That(lost, Is.GreaterThan(130));
    }

    [Test]
    public void MagnificationIsThatOfDailyPractice()
    {
        var upright = Enumerable.Range(0, 100).Select(seed => Magnification(Plan(RadiographView.ApHip, ImageQuality.Adequate, seed))).ToArray();
        var table = Enumerable.Range(0, 100).Select(seed => Magnification(Plan(RadiographView.CrossTableLateral, ImageQuality.Adequate, seed))).ToArray();
        Assert.That(upright, Has.All.InRange(1.12f, 1.27f));
        Assert.That(upright.Average(), Is.EqualTo(1.185).Within(0.03));
        Assert.That(table, Has.All.InRange(1.14f, 1.42f));
    }

    private static float Magnification(ViewPlan plan) =>
        1 / plan.Geometry.Project(Steady.Transform(new Vector3(plan.Side == ImageLaterality.Left ? 86 : -86, 0, 0), plan.PatientPose)).Along;

    [Test]
    public void OtherProjectionsAreNamedAndNoneOfTheFour()
    {
        var codes = Enumerable.Range(0, 80).Select(seed => Plan(RadiographView.Unknown, ImageQuality.Adequate, seed)).ToArray();
        Assert.That(codes, Has.All.Matches<ViewPlan>(p => p.View == RadiographView.Unknown));
        Assert.That(
            codes.Select(p => p.Projection).Distinct(),
            Is.EquivalentTo(new[] { "inlet", "outlet", "judet_obturator", "judet_iliac", "false_profile" }));
    }
}
