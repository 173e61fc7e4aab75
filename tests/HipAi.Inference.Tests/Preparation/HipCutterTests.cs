using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Preparation;

[Category("B6")]
public sealed class HipCutterTests
{
    private static readonly PixelRegion Whole = new(0, 0, 101, 80);

    private static HipCuts Pelvis(params string[] orientation) =>
        HipCutter.Cut(Whole, RadiographView.ApPelvis, ImageLaterality.Bilateral, orientation, BilateralFinding.AtMidWidth);

    [Test]
    public void A_bilateral_image_is_cut_at_mid_width_without_losing_a_column()
    {
        var hips = Pelvis("L", "F").Hips;

        Assert.That(hips.Select(hip => hip.Region), Is.EqualTo(new[] { new PixelRegion(0, 0, 50, 80), new PixelRegion(50, 0, 51, 80) }));
    }

    [TestCase("L", "F", HipSide.Right, HipSide.Left)]
    [TestCase("R", "F", HipSide.Left, HipSide.Right)]
    [TestCase("LA", "FP", HipSide.Right, HipSide.Left)]
    [TestCase("L", "H", HipSide.Right, HipSide.Left)]
    public void Halves_are_named_from_Patient_Orientation(string rows, string columns, HipSide atLeft, HipSide atRight)
    {
        var cuts = Pelvis(rows, columns);

        Assert.That(cuts.Hips.Select(hip => hip.Side), Is.EqualTo(new[] { atLeft, atRight }));
        Assert.That(cuts.Hips.Select(hip => hip.FlipHorizontally), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void A_missing_orientation_is_assumed_but_never_silently()
    {
        var cuts = Pelvis();

        Assert.That(cuts.Hips.Select(hip => hip.Side), Is.EqualTo(new[] { HipSide.Right, HipSide.Left }));
        Assert.That(cuts.Notes, Has.One.Contains("was assumed"));
    }

    [Test]
    public void A_known_orientation_leaves_no_note() => Assert.That(Pelvis("L", "F").Notes, Is.Empty);

    [TestCase("F", "L")]
    [TestCase("H", "R")]
    [TestCase("F", "")]
    public void A_rotated_pelvis_is_not_cut(string rows, string columns)
    {
        var cuts = Pelvis(rows, columns);

        Assert.That(cuts.Hips, Is.Empty);
        Assert.That(cuts.Notes, Has.One.Contains("rotated"));
    }

    [Test]
    public void An_upside_down_image_is_turned_over_and_noted()
    {
        var cuts = Pelvis("L", "H");

        Assert.That(cuts.Hips, Has.All.Property(nameof(HipCut.FlipVertically)).True);
        Assert.That(cuts.Notes, Has.One.Contains("upside down"));
    }

    [TestCase(ImageLaterality.Right, "L", HipSide.Right, false)]
    [TestCase(ImageLaterality.Left, "L", HipSide.Left, true)]
    [TestCase(ImageLaterality.Right, "R", HipSide.Right, true)]
    [TestCase(ImageLaterality.Left, "R", HipSide.Left, false)]
    [TestCase(ImageLaterality.Left, "A", HipSide.Left, true)]
    public void One_hip_is_taken_whole_and_looks_like_a_right_hip(ImageLaterality side, string rows, HipSide hip, bool flipped)
    {
        var cut = HipCutter.Cut(Whole, RadiographView.FrogLegLateral, side, [rows, "F"], BilateralFinding.AtMidWidth).Hips.Single();

        Assert.That(cut, Is.EqualTo(new HipCut(hip, Whole, flipped, false)));
    }

    [Test]
    public void A_hip_of_unknown_side_is_not_judged()
    {
        var cuts = HipCutter.Cut(Whole, RadiographView.ApHip, ImageLaterality.Unknown, ["L", "F"], BilateralFinding.AtMidWidth);

        Assert.That(cuts.Hips, Is.Empty);
        Assert.That(cuts.Notes, Has.One.Contains("side of the hip is not stated"));
    }

    [Test]
    public void An_AP_pelvis_of_unstated_side_holds_both_hips() =>
        Assert.That(HipCutter.Cut(Whole, RadiographView.ApPelvis, ImageLaterality.Unknown, ["L", "F"], BilateralFinding.AtMidWidth).Hips, Has.Count.EqualTo(2));
}
