using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Preparation;

[Category("C8")]
public sealed class JointRegionTests
{
    private static readonly string[] Standard = ["L", "F"];
    private static readonly string[] UpsideDown = ["L", "H"];

    [TestCase(HipSide.Right, false)]
    [TestCase(HipSide.Left, false)]
    [TestCase(HipSide.Left, true)]
    public void A_marker_disc_lands_where_the_record_says_and_looks_like_a_right_hip(HipSide side, bool upsideDown)
    {
        // The disc lies 20 pixels lateral of the joint and 10 towards the feet.
        var joint = side == HipSide.Right ? new ImagePoint(90, 140) : new ImagePoint(310, 140);
        var disc = new ImagePoint(joint.X + (side == HipSide.Right ? -20 : 20), joint.Y + (upsideDown ? -10 : 10));
        var hip = Pelvis(Disc(disc, 4), side, upsideDown ? UpsideDown : Standard);
        var region = JointRegion.Around(hip.Record, joint, 0.5, 50, JointPlace.Middle);
        var tensor = new float[50 * 50];

        hip.DrawInto(region, 50, tensor);

        var box = region.Record.FitInto(50, 50);
        var at = region.Record.ToInput(box, disc);
        Assert.That(region.Record.Region, Is.EqualTo(new PixelRegion((int)joint.X - 50, 90, 100, 100)));
        Assert.That((at.X, at.Y), Is.EqualTo((15.0, 30.0)), "lateral is left and the feet are below, as in a right hip");
        Assert.That(region.Record.ToSource(box, at), Is.EqualTo(disc));
        var (x, y) = Brightest(tensor, 50);
        Assert.That(x, Is.EqualTo(15).Within(0.3));
        Assert.That(y, Is.EqualTo(30).Within(0.3));
    }

    [TestCase(HipSide.Right, false, 20, 110)]
    [TestCase(HipSide.Left, false, 280, 110)]
    [TestCase(HipSide.Left, true, 280, 70)]
    public void A_square_may_reach_further_towards_the_shaft(HipSide side, bool upsideDown, int x, int y)
    {
        // 100 pixels a side: 70 lateral of the joint, 30 towards the head.
        var joint = side == HipSide.Right ? new ImagePoint(90, 140) : new ImagePoint(310, 140);
        var disc = new ImagePoint(joint.X + (side == HipSide.Right ? -50 : 50), joint.Y + (upsideDown ? -64 : 64));
        var hip = Pelvis(Disc(disc, 4), side, upsideDown ? UpsideDown : Standard);
        var region = JointRegion.Around(hip.Record, joint, 0.5, 50, new JointPlace(0.7, 0.3));
        var tensor = new float[50 * 50];

        hip.DrawInto(region, 50, tensor);

        Assert.That(region.Record.Region, Is.EqualTo(new PixelRegion(x, y, 100, 100)));
        Assert.That(region.Record.ToInput(region.Record.FitInto(50, 50), joint), Is.EqualTo(new ImagePoint(35, 15)));
        var (brightX, brightY) = Brightest(tensor, 50);
        Assert.That(brightX, Is.EqualTo(10).Within(0.3));
        Assert.That(brightY, Is.EqualTo(47).Within(0.3));
    }

    [Test]
    public void The_same_length_of_patient_is_shown_whatever_the_pixels()
    {
        var hip = Pelvis((_, _) => 0, HipSide.Right, Standard);

        Assert.That(JointRegion.Around(hip.Record, new ImagePoint(90, 140), 0.5, 50, JointPlace.Middle).Record.Region.Width, Is.EqualTo(100));
        Assert.That(JointRegion.Around(hip.Record, new ImagePoint(90, 140), 0.4, 50, JointPlace.Middle).Record.Region.Width, Is.EqualTo(125));
    }

    [Test]
    public void Inside_the_hip_a_square_is_drawn_like_a_hip_that_is_this_square()
    {
        var hip = Pelvis((x, y) => 0.001f * ((x * 7) + (y * 3) % 90), HipSide.Right, Standard);
        var region = JointRegion.Around(hip.Record, new ImagePoint(90, 140), 0.5, 40, JointPlace.Middle);
        var (drawn, whole) = (new float[32 * 32], new float[32 * 32]);

        hip.DrawInto(region, 32, drawn);
        new PreparedHip(PelvisPixels((x, y) => 0.001f * ((x * 7) + (y * 3) % 90)), HipSide.Right, RadiographView.ApPelvis, region.Record).DrawInto(32, 32, whole);

        Assert.That(drawn, Is.EqualTo(whole).Within(1e-6f));
    }

    [Test]
    public void Beyond_the_hip_there_is_padding()
    {
        // Joint 30 pixels from the cut at 200 and 20 from the top: the square of 100 pixels reaches over both.
        var hip = Pelvis((_, _) => 0.3f, HipSide.Right, Standard);
        var region = JointRegion.Around(hip.Record, new ImagePoint(170, 20), 0.5, 50, JointPlace.Middle);
        var tensor = new float[100 * 100];

        hip.DrawInto(region, 100, tensor);

        Assert.That(region.Seen, Is.EqualTo(new PixelRegion(120, 0, 80, 70)));
        for (var y = 0; y < 100; y++)
            for (var x = 0; x < 100; x++)
                Assert.That(tensor[(y * 100) + x], x < 80 && y >= 30 ? Is.GreaterThan(0.1f) : Is.LessThan(1e-4f), $"{x}, {y}");
    }

    [Test]
    public void A_square_that_holds_nothing_of_the_hip_is_all_padding()
    {
        var hip = Pelvis((_, _) => 0.3f, HipSide.Right, Standard);
        var region = JointRegion.Around(hip.Record, new ImagePoint(390, 150), 0.5, 50, JointPlace.Middle);
        var tensor = Enumerable.Repeat(1f, 16 * 16).ToArray();

        hip.DrawInto(region, 16, tensor);

        Assert.That(region.Seen, Is.Null);
        Assert.That(tensor, Is.All.LessThan(1e-4f));
    }

    [Test]
    public void Impossible_lengths_are_refused()
    {
        var hip = Pelvis((_, _) => 0.3f, HipSide.Right, Standard);

        Assert.That(() => JointRegion.Around(hip.Record, default, 0, 160, JointPlace.Middle), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => JointRegion.Around(hip.Record, default, 1e-6, 160, JointPlace.Middle), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    // 400 × 300 with a cut at column 200.
    private static PreparedHip Pelvis(Func<int, int, float> more, HipSide side, string[] orientation) =>
        HipPreparer.Prepare(PelvisPixels(more), RadiographView.ApPelvis, ImageLaterality.Bilateral, orientation).Hips.Single(hip => hip.Side == side);

    // A light and a dark strip at either side give the stretch from 0.1 to 0.9; all else is even.
    private static GrayscaleImage PelvisPixels(Func<int, int, float> more) =>
        Pictures.Of(400, 300, (x, y) => Math.Min(x, 399 - x) switch { >= 10 and < 20 => 0.9f, >= 20 and < 30 => 0.1f, _ => Math.Min(0.9f, 0.2f + more(x, y)) });

    private static Func<int, int, float> Disc(ImagePoint centre, double radius) =>
        (x, y) => Math.Pow(x + 0.5 - centre.X, 2) + Math.Pow(y + 0.5 - centre.Y, 2) < radius * radius ? 0.7f : 0;

    // The centre of what is brighter than the half.
    private static (double X, double Y) Brightest(float[] tensor, int size)
    {
        var bright = Enumerable.Range(0, tensor.Length).Where(i => tensor[i] > 0.6f).ToList();
        return (bright.Average(i => (i % size) + 0.5), bright.Average(i => (i / size) + 0.5));
    }
}
