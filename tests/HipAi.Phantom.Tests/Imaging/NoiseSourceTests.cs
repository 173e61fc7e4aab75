using HipAi.Phantom.Imaging;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Imaging;

[TestFixture]
[Category("H10")]
public sealed class NoiseSourceTests
{
    [Test]
    public void DeviatesAreNormal()
    {
        var noise = new NoiseSource(new Random(5));
        var values = Enumerable.Range(0, 200_000).Select(_ => (double)noise.Next()).ToArray();
        var mean = values.Average();
        var variance = values.Average(v => (v - mean) * (v - mean));
        Assert.That(mean, Is.EqualTo(0).Within(0.01));
        Assert.That(variance, Is.EqualTo(1).Within(0.02));
        Assert.That(values.Count(v => Math.Abs(v) > 1.96) / 200_000.0, Is.EqualTo(0.05).Within(0.004));
    }
}
