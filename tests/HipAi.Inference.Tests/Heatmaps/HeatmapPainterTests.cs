using HipAi.Inference.Heatmaps;
using HipAi.Inference.Preparation;
using HipAi.Inference.Tests.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Heatmaps;

[Category("C7")]
public sealed class HeatmapPainterTests
{
    /// <summary>
    /// The network's own input serves as the activation: where the marker is in the input, the map is strong, and after the way back it
    /// must be on the marker's pixels of the source, whatever was cut, mirrored, turned over or padded in between.
    /// </summary>
    [TestCase("L", "F", 70, 40)]
    [TestCase("L", "F", 330, 250)]
    [TestCase("R", "F", 70, 40)]
    [TestCase("R", "H", 330, 40)]
    [TestCase("L", "H", 260, 200)]
    public void What_is_strong_in_the_input_is_painted_on_the_same_source_pixels(string rows, string columns, int markerX, int markerY)
    {
        const int size = 60;
        var image = Pictures.Of(400, 300, (x, y) => Math.Abs(x - markerX) < 10 && Math.Abs(y - markerY) < 10 ? 0.9f : 0.2f);
        var hip = HipPreparer.Prepare(image, RadiographView.ApPelvis, ImageLaterality.Bilateral, [rows, columns]).Hips.Single();
        var input = new float[size * size];
        var letterbox = hip.DrawInto(size, size, input);
        var region = hip.Record.Region;
        var black = new HipBackground(region.Width, region.Height, new byte[region.Width * region.Height]);

        var png = Png.Decode(HeatmapPainter.Paint(black, hip.Record, letterbox, new ActivationMap(input, size, size)));

        var lit = Enumerable.Range(0, png.Width * png.Height).Where(i => png.At(i % png.Width, i / png.Width) > 100).ToArray();
        Assert.That(lit, Is.Not.Empty);
        Assert.That(region.X + lit.Average(i => i % png.Width) + 0.5, Is.EqualTo(markerX + 0.5).Within(1), "columns");
        Assert.That(region.Y + lit.Average(i => i / png.Width) + 0.5, Is.EqualTo(markerY + 0.5).Within(1), "rows");
    }

    [TestCase("L", "F", 70, 40)]
    [TestCase("R", "F", 70, 40)]
    [TestCase("R", "H", 330, 40)]
    [TestCase("L", "H", 260, 200)]
    public void The_maximum_is_told_in_source_pixels(string rows, string columns, int markerX, int markerY)
    {
        const int size = 60;
        var image = Pictures.Of(400, 300, (x, y) => Math.Abs(x - markerX) < 10 && Math.Abs(y - markerY) < 10 ? 0.9f : 0.2f);
        var hip = HipPreparer.Prepare(image, RadiographView.ApPelvis, ImageLaterality.Bilateral, [rows, columns]).Hips
            .Single(hip => markerX >= hip.Record.Region.X && markerX < hip.Record.Region.X + hip.Record.Region.Width);
        var input = new float[size * size];
        var letterbox = hip.DrawInto(size, size, input);

        var peak = hip.Record.ToSource(letterbox, new ActivationMap(input, size, size).Peak(letterbox)!.Value);

        Assert.That(peak.X, Is.EqualTo(markerX + 0.5).Within(10), "on the marker");
        Assert.That(peak.Y, Is.EqualTo(markerY + 0.5).Within(10), "on the marker");
    }

    [Test]
    public void A_maximum_over_the_padding_does_not_count()
    {
        var letterbox = Letterbox.Fit(4, 8, 8, 8);

        Assert.That(new ActivationMap([9f, 1f, 2f, 9f, 9f, 1f, 0f, 9f], 4, 2).Peak(letterbox), Is.EqualTo(new ImagePoint(5, 2)));
        Assert.That(new ActivationMap([-1f, 0f], 2, 1).Peak(letterbox), Is.Null, "nothing argues for the class");
    }

    /// <summary>
    /// All of the way at once: collimation borders cropped, split in two, mirrored (and turned over), padded and shrunk into the input, the
    /// picture smaller than its hip.
    /// </summary>
    [TestCase(HipSide.Right, "F")]
    [TestCase(HipSide.Left, "F")]
    [TestCase(HipSide.Right, "H")]
    [TestCase(HipSide.Left, "H")]
    public void A_marker_comes_back_through_crop_split_mirror_and_resize(HipSide side, string columns)
    {
        const int size = 48;
        var (markerX, markerY) = side == HipSide.Right ? (180, 130) : (690, 400);
        var image = Pictures.Of(800, 620, (x, y) => x is < 90 or >= 770 || y is < 50 or >= 600 ? 0f
            : Math.Abs(x - markerX) < 16 && Math.Abs(y - markerY) < 16 ? 0.9f : 0.1f + (0.1f * ((x + (3 * y)) % 7) / 7f));
        var hip = HipPreparer.Prepare(image, RadiographView.ApPelvis, ImageLaterality.Bilateral, ["L", columns]).Hips.Single(hip => hip.Side == side);
        var input = new float[size * size];
        var letterbox = hip.DrawInto(size, size, input);
        var region = hip.Record.Region;
        Assert.That(region, Is.EqualTo(new PixelRegion(side == HipSide.Right ? 90 : 430, 50, 340, 550)));
        Assert.That((hip.Record.FlippedHorizontally, hip.Record.FlippedVertically), Is.EqualTo((side == HipSide.Left, columns == "H")));
        var black = new HipBackground(85, 137, new byte[85 * 137]);

        var png = Png.Decode(HeatmapPainter.Paint(black, hip.Record, letterbox, new ActivationMap(input, size, size)));

        var lit = Enumerable.Range(0, png.Width * png.Height).Where(i => png.At(i % png.Width, i / png.Width) > 100).ToArray();
        Assert.That(region.X + ((lit.Average(i => i % png.Width) + 0.5) * region.Width / png.Width), Is.EqualTo(markerX + 0.5).Within(4), "columns");
        Assert.That(region.Y + ((lit.Average(i => i / png.Width) + 0.5) * region.Height / png.Height), Is.EqualTo(markerY + 0.5).Within(4), "rows");
    }

    [Test]
    public void A_picture_has_the_aspect_of_its_hip_and_at_most_the_wanted_size()
    {
        var hip = HipPreparer.Prepare(Pictures.Smooth(1000, 800), RadiographView.ApPelvis, ImageLaterality.Bilateral, ["L", "F"]).Hips[1];

        var background = HipBackground.Of(hip, 200);

        Assert.That((background.Width, background.Height), Is.EqualTo((125, 200)));
        Assert.That(background.Grey[100 * 125], Is.LessThan(background.Grey[(100 * 125) + 124]), "as stored, not mirrored");
    }

    [Test]
    public void What_argues_against_the_class_is_not_painted()
    {
        var map = new ActivationMap([-5f, -1f, -3f, -2f], 2, 2);

        Assert.That(map.At(Letterbox.Fit(10, 10, 10, 10), new ImagePoint(5, 5)), Is.Zero);
    }

    [Test]
    public void An_activation_is_interpolated_between_the_centres_of_its_cells()
    {
        var map = new ActivationMap([1f, 0f], 2, 1);
        var letterbox = Letterbox.Fit(8, 8, 8, 8);

        var values = new[] { 0.0, 2, 4, 6, 8 }.Select(x => map.At(letterbox, new ImagePoint(x, 4)));

        Assert.That(values, Is.EqualTo(new[] { 1.0, 1, 0.5, 0, 0 }).Within(1e-9));
    }

    /// <summary>Painting asks for whole rows; each value must be, to the bit, what the way of its own pixel gives.</summary>
    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    public void Rows_of_a_picture_hold_what_its_pixels_ask_for(bool horizontally, bool vertically)
    {
        var record = new PreparationRecord(500, 400, new PixelRegion(0, 0, 500, 400), new PixelRegion(37, 21, 203, 311), horizontally, vertically, 0, 1);
        var (letterbox, pictured) = (record.FitInto(48, 48), new PixelRegion(60, 50, 101, 93));
        var map = new ActivationMap([.. Enumerable.Range(0, 7 * 5).Select(i => (float)Math.Sin(i))], 7, 5);
        const int width = 67;
        const int height = 43;
        var (sampled, row) = (new SampledMap(map, record, letterbox, pictured, width, height), new double[width]);

        for (var y = 0; y < height; y++)
        {
            sampled.Row(y, row);
            var asked = Enumerable.Range(0, width).Select(x => map.At(letterbox, record.ToInput(letterbox, new ImagePoint(
                60 + ((x + 0.5) * 101 / width), 50 + ((y + 0.5) * 93 / height)))));
            Assert.That(row, Is.EqualTo(asked));
        }
    }
}
