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
    [Test]
    public void MetalIsBrighterThanBoneAndBoneThanFlesh()
    {
        var device = DeviceStyle.All[0];
        var patient = PatientFactory.Make(7, HardwareClass.TotalHipArthroplasty, HardwareClass.NoHardware);
        var random = SeedStream.For(7, "picture");
        var acquisition = Acquisition.Draw(device, RadiographView.ApPelvis, random);
        var plan = ViewPlanner.Plan(RadiographView.ApPelvis, HipSide.Right, patient.Pelvis.HipDistance, 1, 0, random);
        var image = Radiographer.Take(patient, plan, acquisition, random);
        var paths = SceneBuilder.Project(patient, plan);
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
}
