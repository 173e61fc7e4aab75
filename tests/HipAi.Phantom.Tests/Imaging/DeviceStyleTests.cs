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
        foreach (var device in DeviceStyle.All)
        {
            Assert.That(device.Pitch, Is.InRange(0.1f, 0.2f));
            Assert.That(device.BitsStored, Is.InRange(10, 15));
            Assert.That(device.RawBits, Is.InRange(12, 16));
            Assert.That(device.Efficiency, Is.InRange(0.2f, 0.7f));
            Assert.That(device.Words, Is.InRange(0, 3));
        }
    }
}
