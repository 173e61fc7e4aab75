using HipAi.Phantom.Imaging;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Imaging;

[TestFixture]
[Category("H10")]
public sealed class SpectrumTests
{
    [Test]
    public void MetalHardensTheBeam()
    {
        // Twice the metal must let through more than the square of what once lets through.
        var once = Spectrum.Transmission(Material.Titanium, 5, 75);
        var twice = Spectrum.Transmission(Material.Titanium, 10, 75);
        Assert.That(twice, Is.GreaterThan(once * once));
        Assert.That(twice, Is.LessThan(once));
    }

    [Test]
    public void TissuesStandInTheirOrder()
    {
        var order = new[]
        {
            Material.Air, Material.Fat, Material.SoftTissue, Material.Spongiosa, Material.Cortex, Material.Titanium, Material.CobaltChrome, Material.Lead,
        };
        var through = order.Select(m => Spectrum.Transmission(m, 5, 75)).ToArray();
        Assert.That(through, Is.Ordered.Descending);
        Assert.That(through[0], Is.EqualTo(1).Within(1e-5));
    }

    [TestCase(160, 200, 2.615)] // energy transmission of soft tissue at 75 kVp: 1.7e-2 at 16 cm, 6.5e-3 at 20 cm
    [TestCase(200, 240, 2.5)] // 2.6e-3 at 24 cm
    [TestCase(240, 280, 2.6)] // 1.0e-3 at 28 cm
    public void SoftTissueAttenuatesAsTabled(float thin, float thick, double ratio) =>
        Assert.That(
            Spectrum.Transmission(Material.SoftTissue, thin, 75) / Spectrum.Transmission(Material.SoftTissue, thick, 75),
            Is.EqualTo(ratio).Within(7).Percent);

    [Test]
    public void HigherVoltagePenetratesMore() =>
        Assert.That(Spectrum.Transmission(Material.Cortex, 20, 85), Is.GreaterThan(Spectrum.Transmission(Material.Cortex, 20, 70)));
}
