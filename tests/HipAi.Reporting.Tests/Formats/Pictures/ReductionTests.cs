using HipAi.Reporting.Formats.Pictures;

namespace HipAi.Reporting.Tests.Formats.Pictures;

[Category("D3")]
public sealed class ReductionTests
{
    [Test]
    public void A_small_picture_stays_as_it_is()
    {
        var picture = new RgbPicture(2, 1, [1, 2, 3, 4, 5, 6]);
        Assert.That(Reduction.AtMost(picture, 2), Is.SameAs(picture));
    }

    [Test]
    public void A_large_one_becomes_the_mean_of_its_blocks()
    {
        var reduced = Reduction.AtMost(new RgbPicture(4, 2, [.. Enumerable.Range(0, 8).SelectMany(i => new[] { (byte)(i * 10), (byte)i, (byte)7 })]), 2);
        Assert.That((reduced.Width, reduced.Height), Is.EqualTo((2, 1)));
        Assert.That(reduced.Samples, Is.EqualTo(new byte[] { 25, 3, 7, 45, 5, 7 }));
    }

    [TestCase(4096, 3)]
    [TestCase(601, 600)]
    [TestCase(1, 4000)]
    public void None_is_longer_than_it_may_be(int width, int height)
    {
        var reduced = Reduction.AtMost(new RgbPicture(width, height, new byte[width * height * 3]), 600);
        Assert.That(Math.Max(reduced.Width, reduced.Height), Is.InRange(300, 600));
        Assert.That(reduced.Samples, Has.Length.EqualTo(reduced.Width * reduced.Height * 3));
    }
}
