using HipAi.Inference.Ensemble;
using HipAi.Inference.Failure;
using HipAi.Inference.Preparation;
using HipAi.Inference.Tests.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Failure;

[Category("C8")]
public sealed class JointSketchTests
{
    private static readonly JointInput Input = new(16, 80, JointPlace.Middle);

    private static PreparedHip Prepared() =>
        HipPreparer.Prepare(Pictures.Smooth(400, 300), RadiographView.ApPelvis, ImageLaterality.Bilateral, ["L", "F"]).Hips[0];

    [Test]
    public void The_source_pixels_are_held_only_until_the_joint_is_drawn()
    {
        var sketch = new JointSketch(Prepared(), 0.5, [Input, new JointInput(24, 100, JointPlace.Middle)], 64);
        Assert.That((sketch.HeldPixels, sketch.View), Is.EqualTo((400L * 300, (JointView?)null)));

        sketch.Draw(new ImagePoint(100, 150));

        Assert.That(sketch.HeldPixels, Is.Zero);
        Assert.That(sketch.View!.Squares.Keys, Is.EqualTo(new[] { Input, new JointInput(24, 100, JointPlace.Middle) }));
        Assert.That(sketch.View.Pictured, Is.EqualTo(new PixelRegion(20, 70, 160, 160)), "the smaller square, which both networks see");
        Assert.That((sketch.View.Background.Width, sketch.View.Background.Height), Is.EqualTo((64, 64)));
    }

    [Test]
    public void Without_scale_nothing_is_held_or_drawn()
    {
        var sketch = new JointSketch(Prepared(), null, [Input], 64);

        Assert.That((sketch.HasScale, sketch.HeldPixels), Is.EqualTo((false, 0L)));
        sketch.Draw(new ImagePoint(100, 150));
        Assert.That(sketch.View, Is.Null);
    }

    [Test]
    [Category("C9")]
    public void Hips_that_hold_too_much_are_to_be_judged_at_once()
    {
        var large = Prepared().Record with { SourceWidth = 3000, SourceHeight = 4000 };
        var hips = Enumerable.Range(0, 4).Select(_ => new JudgedHip(
            1, "1", HipSide.Right, RadiographView.ApHip, large, [], null,
            new JointSketch(new PreparedHip(Pictures.Smooth(1, 1), HipSide.Right, RadiographView.ApHip, large), 0.5, [Input], 64))).ToList();

        Assert.That(FailureJudge.HoldsTooMuch(hips.Take(3)), Is.False);
        Assert.That(FailureJudge.HoldsTooMuch(hips), Is.True);
        hips[0].DrawJoint();
        Assert.That(FailureJudge.HoldsTooMuch(hips), Is.False, "no network found the joint: nothing is drawn, but the image is let go");
    }

    [TestCase(-1.0, 150.0)]
    [TestCase(250.0, 150.0)]
    [TestCase(100.0, 300.0)]
    [TestCase(double.NaN, 150.0)]
    public void A_joint_outside_the_hip_is_not_believed(double x, double y)
    {
        var sketch = new JointSketch(Prepared(), 0.5, [Input], 64);

        sketch.Draw(new ImagePoint(x, y));

        Assert.That((sketch.View, sketch.HeldPixels), Is.EqualTo(((JointView?)null, 0L)));
    }
}
