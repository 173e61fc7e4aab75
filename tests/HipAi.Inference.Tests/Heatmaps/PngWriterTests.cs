using FsCheck;
using FsCheck.Fluent;
using HipAi.Inference.Heatmaps;
using HipAi.Inference.Tests.Preparation;

namespace HipAi.Inference.Tests.Heatmaps;

public sealed class PngWriterTests
{
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(4)]
    public void What_was_written_is_read_back(int channels)
    {
        var property = Prop.ForAll(Gen.Choose(0, 255).ArrayOf().ToArbitrary(), numbers =>
        {
            var (width, height) = ((numbers.Length % 7) + 1, (numbers.Length % 11) + 1);
            var samples = Enumerable.Range(0, width * height * channels).Select(i => (byte)(numbers.Length == 0 ? i : numbers[i % numbers.Length] + i)).ToArray();
            var png = channels switch
            {
                1 => PngWriter.Grayscale8(width, height, samples),
                3 => PngWriter.Rgb8(width, height, samples),
                _ => PngWriter.Rgba8(width, height, samples),
            };
            var read = Png.Decode(png);
            return (read.Width, read.Height, read.Channels) == (width, height, channels) && read.Samples.AsSpan().SequenceEqual(samples);
        });

        Check.One(Config.QuickThrowOnFailure, property);
    }

    [Test]
    public void Samples_must_fill_the_size() => Assert.That(() => PngWriter.Rgb8(2, 2, new byte[11]), Throws.ArgumentException);

    [Test]
    public void A_radiograph_is_shrunk_to_the_wanted_size_and_never_enlarged()
    {
        var image = Pictures.Of(300, 200, (x, _) => x < 150 ? 0.2f : 0.8f);

        var small = Png.Decode(RadiographPicture.Draw(image, 30));
        var same = Png.Decode(RadiographPicture.Draw(image, 4000));

        Assert.That((small.Width, small.Height), Is.EqualTo((30, 20)));
        Assert.That((small.At(3, 10), small.At(26, 10)), Is.EqualTo(((byte)51, (byte)204)));
        Assert.That((same.Width, same.Height), Is.EqualTo((300, 200)));
    }

    [Test]
    public void The_colour_map_grows_lighter_evenly()
    {
        var lightness = ColourMap.Inferno.ToArray().Select(c => (0.2126 * c.Red) + (0.7152 * c.Green) + (0.0722 * c.Blue)).ToArray();

        Assert.That(lightness[0], Is.LessThan(3));
        Assert.That(lightness[255], Is.GreaterThan(235));
        Assert.That(lightness.Zip(lightness.Skip(1), (a, b) => b - a), Has.All.GreaterThan(-0.2));
    }
}
