using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Scenes;
using HipAi.Studies;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Imaging;

[TestFixture]
[Category("H10")]
public sealed class RadiographerTests
{
    private static readonly Patient Someone = PatientFactory.Make(7, HardwareClass.TotalHipArthroplasty, HardwareClass.NoHardware);

    private static (ViewPlan Plan, Acquisition Acquisition, Picture Picture) Take(
        DeviceStyle device, RadiographView view, ImageQuality quality = ImageQuality.Adequate, int seed = 7)
    {
        var random = SeedStream.For(seed, "picture");
        var acquisition = Acquisition.Draw(device, view, quality, random);
        var plan = ViewPlanner.Plan(view, HipSide.Right, Someone.Pelvis.HipDistance, 1.2f, device.Margin, quality, random);
        return (plan, acquisition, Radiographer.Take(Someone, plan, acquisition, random));
    }

    [TestCase("A")]
    [TestCase("C")]
    [TestCase("H")]
    public void MetalIsBrighterThanBoneAndBoneThanFlesh(string letter)
    {
        var (plan, _, picture) = Take(DeviceStyle.Named([letter])[0], RadiographView.ApPelvis);
        var image = picture.Shown;
        var paths = SceneBuilder.Project(Someone, plan);
        var metal = paths[Material.Titanium] ?? paths[Material.CobaltChrome] ?? paths[Material.Steel]!;
        var (cortex, soft) = (paths[Material.Cortex]!, paths[Material.SoftTissue]!);
        // At the level of the thighs, where all three lie in flesh of like thickness.
        var thighs = Enumerable.Range(image.Length * 3 / 4, image.Length / 5).ToArray();
        float Mean(Func<int, bool> which) => thighs.Where(which).Select(i => image[i]).DefaultIfEmpty(-1).Average();
        var bright = Mean(i => metal[i] > 6);
        var bone = Mean(i => metal[i] < 0.1f && cortex[i] > 12);
        var flesh = Mean(i => metal[i] < 0.1f && cortex[i] < 0.1f && soft[i] > 80);
        Assert.That(bright, Is.GreaterThan(bone));
        Assert.That(bone, Is.GreaterThan(flesh));
        Assert.That(flesh, Is.GreaterThan(0));
    }

    [Test]
    public void EveryDeviceTakesEveryView()
    {
        foreach (var device in DeviceStyle.All)
        {
            var (plan, acquisition, picture) = Take(device, (RadiographView)(1 + (device.Letter[0] % 4)), seed: device.Letter[0]);
            Assert.That(picture.Shown, Has.Length.EqualTo(plan.Geometry.Width * plan.Geometry.Height));
            Assert.That((picture.Shown.Min(), picture.Shown.Max() <= 1), Is.EqualTo((MathF.Max(0, picture.Shown.Min()), true)), $"device {device.Letter}");
            Assert.That(picture.Shown.Distinct().Count(), Is.GreaterThan(300), $"device {device.Letter}");
            var raw = RawImage.From(picture.Signal, plan.Geometry.Width, plan.Geometry.Height, acquisition);
            Assert.That(raw.Pixels.Max(v => (int)v), Is.LessThan(1 << raw.BitsStored));
            Assert.That(raw.Pixels.Distinct().Count(), Is.GreaterThan(200), $"device {device.Letter}");
        }
    }

    [TestCase("A", false)] // linear, more radiation gives higher values
    [TestCase("D", true)] // logarithm, inverted
    public void RawPicturesKeepTheOrderOfTheSignal(string letter, bool inverse)
    {
        var (plan, acquisition, picture) = Take(DeviceStyle.Named([letter])[0], RadiographView.ApHip);
        var raw = RawImage.From(picture.Signal, plan.Geometry.Width, plan.Geometry.Height, acquisition);
        Assert.That(raw.Inverse, Is.EqualTo(inverse));
        var order = Enumerable.Range(0, raw.Pixels.Length).OrderBy(i => picture.Signal[i]).Select(i => (int)raw.Pixels[i]).ToArray();
        Assert.That(order, inverse ? Is.Ordered.Descending : Is.Ordered);
    }

    [Test]
    public void MarkersAreToldAsTheyAre()
    {
        var (wrong, missing, mirrored, n) = (0, 0, 0, 3000);
        for (var seed = 0; seed < n; seed++)
        {
            var style = MarkerStyle.Draw(DeviceStyle.All[seed % DeviceStyle.All.Count], new Random(seed));
            if (!style.Present) missing++;
            else if (style.Wrong) wrong++;
            if (style.Mirrored) mirrored++;
        }

        Assert.That(missing, Is.InRange(0.005 * n, 0.025 * n));
        Assert.That(wrong, Is.InRange(1, 0.01 * n));
        Assert.That(mirrored, Is.InRange(1, 0.03 * n));
        var (plan, acquisition, picture) = Take(DeviceStyle.All[0], RadiographView.ApHip);
        var marker = new SideMarker(plan, acquisition.Marker with { Wrong = true, Initials = "AB" }).Truth;
        Assert.That(marker.Text, Is.EqualTo("L AB"));
        Assert.That((marker.Lies, marker.Wrong), Is.EqualTo((HipSide.Right, true)));
        Assert.That(picture.Marker?.Wrong ?? false, Is.EqualTo(acquisition.Marker.Wrong && acquisition.Marker.Present));
    }

    [Test]
    public void PicturesGoWrongAsTheyAreAskedTo()
    {
        var (plan, _, _) = Take(DeviceStyle.All[0], RadiographView.ApHip, ImageQuality.NotAHip);
        Assert.That(plan.View, Is.EqualTo(RadiographView.Unknown));
        Assert.That(OtherViews.NoHip, Does.Contain(plan.Projection));
        var sound = Take(DeviceStyle.All[0], RadiographView.ApHip).Picture.Shown;
        var drawn = Take(DeviceStyle.All[0], RadiographView.ApHip, ImageQuality.Templating).Picture.Shown;
        Assert.That(drawn.Zip(sound).Count(p => MathF.Abs(p.First - p.Second) > 0.15f), Is.GreaterThan(100));
    }

    [Test]
    public void SpoiltExposuresAreFarOutOfTheOrdinary()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var spoilt = Acquisition.Draw(DeviceStyle.All[seed % 12], RadiographView.ApHip, ImageQuality.Exposure, new Random(seed));
            var extent = MathF.Sqrt((spoilt.Motion.Along * spoilt.Motion.Along) + (spoilt.Motion.Across * spoilt.Motion.Across));
            Assert.That(MathF.Abs(spoilt.DeviationIndex) > 10 || MathF.Abs(spoilt.Brightness) > 0.4f || extent > 3, seed.ToString());
            var sound = Acquisition.Draw(DeviceStyle.All[seed % 12], RadiographView.ApHip, ImageQuality.Adequate, new Random(seed));
            Assert.That(MathF.Abs(sound.DeviationIndex), Is.LessThanOrEqualTo(5.5f));
        }
    }
}
