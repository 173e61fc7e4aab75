using FsCheck.Fluent;
using FsCheck;
using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Preparation;

public sealed class PreparationTests
{
    private static readonly string[] Standard = ["L", "F"];

    [Test]
    [Category("C1")]
    public void Percentiles_of_a_ramp_are_stretched_over_0_to_1()
    {
        var ramp = Pictures.Of(1000, 4, (x, _) => 0.1f + (0.8f * x / 999f));

        var range = IntensityRange.Measure(ramp.Pixels, 1000, new PixelRegion(0, 0, 1000, 4));

        Assert.That(range.Low, Is.EqualTo(0.1 + (0.8 * 5 / 999)).Within(1e-3));
        Assert.That(range.High, Is.EqualTo(0.1 + (0.8 * 994 / 999)).Within(1e-3));
    }

    [Test]
    [Category("C1")]
    public void Area_resampling_gives_the_mean_of_the_covered_pixels()
    {
        float[] source = [0, 3, 6, 9, 12];
        var target = new float[2];

        AreaResampler.Resample(source, 5, new PixelRegion(0, 0, 5, 1), target, 2, 1);

        Assert.That(target, Is.EqualTo(new[] { (0 + 3 + 3) / 2.5f, (3 + 9 + 12) / 2.5f }).Within(1e-5f));
    }

    [Test]
    [Category("C1")]
    public void A_tensor_has_its_golden_values()
    {
        // 4 x 2 pixels, two grey levels per half: the right half becomes a 2 x 2 input, mirrored.
        var image = Pictures.Of(4, 2, (x, y) => x < 2 ? 0.3f + (0.1f * y) : x == 2 ? 0.25f : 0.75f);
        var hip = HipPreparer.Prepare(image, RadiographView.ApPelvis, ImageLaterality.Bilateral, Standard).Hips[1];
        var tensor = new float[16];

        hip.DrawInto(4, 4, tensor);

        Assert.That(hip.Side, Is.EqualTo(HipSide.Left));
        Assert.That(tensor.Take(4), Is.EqualTo(new[] { 1f, 0.75f, 0.25f, 0f }).Within(1e-3f), "stretched, enlarged linearly, mirrored");
    }

    [Test]
    public void The_letterbox_pads_with_black_and_centres()
    {
        var hip = HipPreparer.Prepare(Pictures.Smooth(40, 80), RadiographView.ApHip, ImageLaterality.Right, Standard).Hips.Single();
        var tensor = new float[20 * 20];

        var letterbox = hip.DrawInto(20, 20, tensor);

        Assert.That(letterbox.Content, Is.EqualTo(new PixelRegion(5, 0, 10, 20)));
        Assert.That(Enumerable.Range(0, 400).Where(i => i % 20 is < 5 or >= 15).Select(i => tensor[i]), Is.All.Zero);
        Assert.That(tensor[(10 * 20) + 10], Is.GreaterThan(0.3f));
    }

    [Test]
    [Category("C7")]
    public void A_place_in_the_input_maps_to_the_source_and_back()
    {
        var numbers = Gen.Choose(1, 3000).ArrayOf(6).ToArbitrary();
        var property = Prop.ForAll(numbers, n =>
        {
            var region = new PixelRegion(n[0], n[1], n[2], n[3]);
            var record = new PreparationRecord(9000, 9000, region, region, n[4] % 2 == 0, n[5] % 2 == 0, 0, 1);
            var letterbox = record.FitInto((n[4] % 400) + 1, (n[5] % 400) + 1);
            var place = new ImagePoint(n[4] / 7.0, n[5] / 11.0);
            var back = record.ToInput(letterbox, record.ToSource(letterbox, place));
            return Math.Abs(back.X - place.X) < 1e-6 && Math.Abs(back.Y - place.Y) < 1e-6;
        });

        Check.One(Config.QuickThrowOnFailure, property);
    }

    [TestCase(HipSide.Right)]
    [TestCase(HipSide.Left)]
    [Category("C7")]
    public void A_bright_marker_is_where_the_record_says(HipSide side)
    {
        var markerX = side == HipSide.Right ? 60 : 260;
        var image = Pictures.Of(400, 300, (x, y) => x >= markerX && x < markerX + 20 && y is >= 100 and < 120 ? 0.95f : 0.2f + (0.001f * (y % 50)));
        var hip = HipPreparer.Prepare(image, RadiographView.ApPelvis, ImageLaterality.Bilateral, Standard).Hips.Single(hip => hip.Side == side);
        var tensor = new float[64 * 64];

        var letterbox = hip.DrawInto(64, 64, tensor);

        var at = hip.Record.ToInput(letterbox, new ImagePoint(markerX + 10, 110));
        Assert.That(tensor[((int)at.Y * 64) + (int)at.X], Is.GreaterThan(0.9f));
        var mirrored = letterbox.Width - 1 - (int)at.X;
        Assert.That(tensor[((int)at.Y * 64) + mirrored], Is.LessThan(0.3f));
    }

    [Test]
    public void Collimation_borders_are_left_out_and_the_cut_is_made_inside()
    {
        var image = Pictures.Of(200, 100, (x, y) => x < 40 || y >= 90 ? 0f : 0.3f + (0.002f * x));

        var hips = HipPreparer.Prepare(image, RadiographView.ApPelvis, ImageLaterality.Bilateral, Standard).Hips;

        Assert.That(hips[0].Record.ExposedField, Is.EqualTo(new PixelRegion(40, 0, 160, 90)));
        Assert.That(hips[1].Record.Region, Is.EqualTo(new PixelRegion(120, 0, 80, 90)));
    }

    [Test]
    public void A_field_that_would_nearly_vanish_is_not_believed()
    {
        var image = Pictures.Of(100, 100, (x, _) => x is >= 45 and < 55 ? 0.5f : 0f);

        Assert.That(ExposedField.Find(image.Pixels, 100, 100), Is.EqualTo(new PixelRegion(0, 0, 100, 100)));
    }

    [Test]
    [Category("C6")]
    public void A_blank_image_is_noted_and_not_judged()
    {
        var prepared = HipPreparer.Prepare(Pictures.Of(50, 50, (_, _) => 0.5f), RadiographView.ApHip, ImageLaterality.Right, Standard);

        Assert.That(prepared.Hips, Is.Empty);
        Assert.That(prepared.Notes, Has.One.Contains("blank"));
    }

    [Test]
    public void A_prepared_set_holds_the_tensors_as_bytes_and_a_table()
    {
        var folder = Directory.CreateTempSubdirectory("hipai-prepared").FullName;
        var hips = HipPreparer.Prepare(Pictures.Smooth(80, 60), RadiographView.ApPelvis, ImageLaterality.Bilateral, Standard).Hips;
        using (var writer = new PreparedSetWriter(folder, [16, 24], ["note"], (4, 2)))
            foreach (var hip in hips)
                writer.Add(writer.Draw(hip, new PreparedSetRow("1.2", "1.2.3", HardwareClass.DynamicHipScrew, "a,b.dcm", ["x"]), [.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        var tensor = new float[24 * 24];
        hips[1].DrawInto(24, 24, tensor);

        var bytes = File.ReadAllBytes(Path.Combine(folder, "hips-24.u8"));
        var lines = File.ReadAllLines(Path.Combine(folder, "hips.csv"));
        var masks = File.ReadAllBytes(Path.Combine(folder, "masks-4.u8"));
        Directory.Delete(folder, recursive: true);

        Assert.That(masks, Is.EqualTo(Enumerable.Range(0, 64).Select(i => (byte)(i % 32))));
        Assert.That(bytes, Has.Length.EqualTo(2 * 24 * 24));
        Assert.That(bytes.Skip(24 * 24).Select((value, i) => Math.Abs(value - (tensor[i] * 255))), Is.All.LessThanOrEqualTo(0.5f));
        Assert.That(lines, Is.EqualTo(new[]
        {
            "row,study,sopInstanceUid,side,view,class,flip,file,note",
            "0,1.2,1.2.3,right,ap_pelvis,dynamic_hip_screw,0,\"a,b.dcm\",x",
            "1,1.2,1.2.3,left,ap_pelvis,dynamic_hip_screw,1,\"a,b.dcm\",x",
        }));
    }

    [Test]
    public void A_prepared_set_refuses_a_row_that_does_not_fit_it()
    {
        var folder = Directory.CreateTempSubdirectory("hipai-prepared").FullName;
        var hip = HipPreparer.Prepare(Pictures.Smooth(80, 60), RadiographView.ApPelvis, ImageLaterality.Bilateral, Standard).Hips[0];
        var row = new PreparedSetRow("1.2", "1.2.3", HardwareClass.NoHardware, "", []);
        using (var writer = new PreparedSetWriter(folder, [16], ["note"], (4, 2)))
        {
            Assert.That(() => writer.Draw(hip, row, new byte[32]), Throws.ArgumentException.With.Message.Contains("1 further columns"));
            Assert.That(() => writer.Draw(hip, row with { Further = ["x"] }, new byte[31]), Throws.ArgumentException.With.Message.Contains("32 bytes"));
        }

        Directory.Delete(folder, recursive: true);
    }
}
