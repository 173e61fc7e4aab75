using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Preparation;

[Category("B6")]
public sealed class BilateralCheckTests
{
    private static readonly string[] Standard = ["L", "F"];

    /// <summary>A drawn pelvis: ring, two joints and two shafts about a midline, in soft tissue; turned about the middle of the image.</summary>
    private static GrayscaleImage Pelvis(int width, int height, double midline, double degrees = 0, bool metal = false)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(degrees));
        return Pictures.Of(width, height, (x, y) =>
        {
            double dx = x - midline, dy = y - (height * 0.5);
            var across = (cos * dx) + (sin * dy);
            var down = (cos * dy) - (sin * dx);
            return metal && across is > 95 and < 115 && down > 0 ? 1f : Anatomy(Math.Abs(across), down, x, y);
        });
    }

    private static float Anatomy(double across, double down, int x, int y)
    {
        var noise = 0.01f * (((x * 7919) + (y * 104729)) % 13 / 13f);
        var ring = Math.Sqrt((across * across) + (down * down * 1.6));
        if (ring is > 62 and < 76) return 0.75f + noise;
        if (Math.Sqrt(((across - 105) * (across - 105)) + ((down - 10) * (down - 10))) < 24) return 0.8f + noise;
        if (down > 20 && Math.Abs(across - 118 + (down * 0.1)) < 13) return 0.85f + noise;
        if (across < 10 && down < -30) return 0.65f + noise;
        if (across > 170 || (across < 12 && down > 70)) return 0.05f + noise;
        return 0.35f + noise;
    }

    private static BilateralFinding Examine(GrayscaleImage image) =>
        BilateralCheck.Examine(image, new PixelRegion(0, 0, image.Width, image.Height), upsideDown: false);

    [TestCase(false), TestCase(true)]
    public void A_pelvis_in_the_middle_is_cut_at_mid_width_and_nothing_is_said(bool metal) =>
        Assert.That(Examine(Pelvis(360, 300, 180, 0, metal)), Is.EqualTo(BilateralFinding.AtMidWidth));

    [TestCase(222), TestCase(138)]
    public void An_off_centre_pelvis_is_cut_at_its_midline_and_the_note_says_so(int midline)
    {
        var prepared = HipPreparer.Prepare(Pelvis(360, 300, midline), RadiographView.ApPelvis, ImageLaterality.Bilateral, Standard);

        Assert.That(prepared.Hips[0].Record.Region.Width, Is.EqualTo(midline).Within(6));
        Assert.That(prepared.Hips.Sum(hip => hip.Record.Region.Width), Is.EqualTo(360));
        Assert.That(prepared.Notes, Has.One.Contains(midline > 180 ? "% of the width to the right of the middle" : "% of the width to the left of the middle"));
    }

    [Test]
    public void A_hip_that_is_not_whole_is_not_judged_and_the_other_is()
    {
        var prepared = HipPreparer.Prepare(Pelvis(330, 300, 110), RadiographView.ApPelvis, ImageLaterality.Bilateral, Standard);

        Assert.That(prepared.Hips.Select(hip => hip.Side), Is.EqualTo(new[] { HipSide.Left }));
        Assert.That(prepared.Notes, Has.One.Contains("the right hip may not be whole"));
    }

    [TestCase(30), TestCase(-30)]
    public void A_pelvis_that_is_tilted_far_is_not_judged(int degrees)
    {
        var prepared = HipPreparer.Prepare(Pelvis(360, 300, 180, degrees), RadiographView.ApPelvis, ImageLaterality.Bilateral, Standard);

        Assert.That(prepared.Hips, Is.Empty);
        Assert.That(prepared.Notes, Has.One.Contains("tilted by about 30°"));
    }

    [Test]
    public void A_pelvis_on_its_side_is_not_judged()
    {
        var upright = Pelvis(360, 300, 180);
        var lying = Pictures.Of(300, 360, (x, y) => upright.Pixels[((299 - x) * 360) + y]);

        Assert.That(Examine(lying).Outcome, Is.EqualTo(BilateralOutcome.Lying));
    }

    [Test]
    public void One_hip_that_is_called_both_is_not_cut()
    {
        var pelvis = Pelvis(360, 300, 180);
        var hip = Pictures.Of(170, 300, (x, y) => pelvis.Pixels[(y * 360) + 190 + x]);

        var prepared = HipPreparer.Prepare(hip, RadiographView.ApPelvis, ImageLaterality.Unknown, Standard);

        Assert.That(prepared.Hips, Is.Empty);
        Assert.That(prepared.Notes, Has.One.Contains("one hip only"));
    }

    [Test]
    public void An_image_that_shows_nothing_certain_is_cut_at_mid_width()
    {
        Assert.That(Examine(Pictures.Smooth(300, 240)), Is.EqualTo(BilateralFinding.AtMidWidth));
        Assert.That(Examine(Pictures.Of(60, 90, (_, _) => 0.5f)), Is.EqualTo(BilateralFinding.AtMidWidth));
        Assert.That(Examine(Pictures.Of(3, 2, (x, _) => x / 3f)), Is.EqualTo(BilateralFinding.AtMidWidth));
    }

    [Test, Category("C7")]
    public void A_place_of_a_moved_cut_maps_to_the_source_and_back()
    {
        foreach (var hip in HipPreparer.Prepare(Pelvis(360, 300, 222), RadiographView.ApPelvis, ImageLaterality.Bilateral, Standard).Hips)
        {
            var letterbox = hip.Record.FitInto(64, 64);
            var source = new ImagePoint(hip.Side == HipSide.Right ? 104.5 : 330.5, 160.5);
            var input = hip.Record.ToInput(letterbox, source);
            var tensor = new float[64 * 64];
            hip.DrawInto(64, 64, tensor);

            Assert.That(hip.Record.ToSource(letterbox, input).X, Is.EqualTo(source.X).Within(1e-6));
            Assert.That(tensor[((int)input.Y * 64) + (int)input.X], Is.GreaterThan(0.8f), "the shaft or joint is bright there");
        }
    }
}
