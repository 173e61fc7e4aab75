using HipAi.Phantom.Imaging;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Imaging;

[TestFixture]
[Category("H10")]
public sealed class DeviceStyleTests
{
    [Test]
    public void ThereAreDevicesToTrainOnAndOthersHeldOut()
    {
        Assert.That(DeviceStyle.All, Has.Count.GreaterThanOrEqualTo(10));
        Assert.That(DeviceStyle.External, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That(DeviceStyle.Internal.Concat(DeviceStyle.External), Is.EquivalentTo(DeviceStyle.All));
        Assert.That(DeviceStyle.All.Select(d => d.Letter), Is.Unique);
        Assert.That(DeviceStyle.All.Select(d => d.Model), Is.Unique);
        Assert.That(DeviceStyle.All, Has.All.Matches<DeviceStyle>(d => d.Manufacturer.Contains("SIMULATOR", StringComparison.Ordinal)));
    }

    [Test]
    public void ADeviceIsFoundByItsLetter()
    {
        foreach (var device in DeviceStyle.All) Assert.That(DeviceStyle.Named([device.Letter]).Single(), Is.SameAs(device));
        Assert.That(DeviceStyle.Named([]), Is.EqualTo(DeviceStyle.Internal));
        Assert.That(() => DeviceStyle.Named(["?"]), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void DevicesStayWithinWhatIsBuilt()
    {
        var varied = Enumerable.Range(0, 200).Select(seed => VariedDevice.Draw(new Random(seed)));
        foreach (var device in DeviceStyle.All.Concat(varied))
        {
            Assert.That(device.Pitch, Is.InRange(0.1f, 0.2f));
            Assert.That(device.BitsStored, Is.InRange(10, 15));
            Assert.That(device.RawBits, Is.InRange(12, 16));
            Assert.That(device.Efficiency, Is.InRange(0.2f, 0.7f));
            Assert.That(device.Words, Is.InRange(0, 3));
        }
    }

    [Test]
    public void AVariedDeviceIsAnotherOneInEachStudyAndNoneOfTheTable()
    {
        var drawn = Enumerable.Range(0, 50).Select(seed => VariedDevice.Draw(new Random(seed))).ToList();
        Assert.That(drawn, Is.Unique);
        Assert.That(VariedDevice.Draw(new Random(3)), Is.EqualTo(drawn[3]), "the same seed draws the same");
        Assert.That(drawn.Select(device => device.Letter), Is.All.EqualTo("V"));
        Assert.That(DeviceStyle.All.Select(device => device.Letter), Does.Not.Contain("V"));
        Assert.That(DeviceStyle.Named(["V"]), Is.EqualTo(new[] { VariedDevice.Any }));
    }
}
