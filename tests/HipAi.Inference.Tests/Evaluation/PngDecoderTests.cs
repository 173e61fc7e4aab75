using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using HipAi.Inference.Evaluation.Sources;
using HipAi.Inference.Heatmaps;

namespace HipAi.Inference.Tests.Evaluation;

[Category("C11")]
public sealed class PngDecoderTests
{
    [Test]
    public void What_was_written_is_read_back()
    {
        var picture = Gen.Choose(1, 20).SelectMany(width => Gen.Choose(1, 20).SelectMany(height =>
            Gen.Choose(0, 255).ArrayOf(width * height).Select(samples => (width, height, samples))));
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(picture.ToArbitrary(), entry =>
        {
            var read = PngDecoder.Decode(PngWriter.Grayscale8(entry.width, entry.height, [.. entry.samples.Select(sample => (byte)sample)]));
            Assert.That((read.Width, read.Height, read.Bits), Is.EqualTo((entry.width, entry.height, 8)));
            Assert.That(read.Samples, Is.EqualTo(entry.samples));
        }));
    }

    [TestCase("grey-16", 16, new[] { 0, 65535, 258, 4660 })]
    [TestCase("paeth", 8, new[] { 10, 20, 30, 25 })]
    [TestCase("average", 8, new[] { 100, 50, 70, 60 })]
    [TestCase("sub", 8, new[] { 1, 3, 6, 10 })]
    public void Every_depth_and_filter_is_undone(string kind, int bits, int[] samples) =>
        Assert.That(PngDecoder.Decode(PngSamples.Make(kind)) is var read && (read.Bits, read.Samples.Select(value => (int)value).SequenceEqual(samples)) == (bits, true), Is.True, kind);

    [Test]
    public void Colour_becomes_brightness_and_opacity_is_passed_over()
    {
        var colour = PngDecoder.Decode(PngWriter.Rgb8(2, 1, [255, 0, 0, 10, 20, 30]));
        var opaque = PngDecoder.Decode(PngWriter.Rgba8(1, 1, [0, 255, 0, 3]));

        Assert.That(colour.Samples, Is.EqualTo(new[] { 76, 18 }));
        Assert.That(opaque.Samples, Is.EqualTo(new[] { 150 }));
    }

    [TestCase("palette", "colour type 3")]
    [TestCase("interlaced", "interlaced")]
    [TestCase("one-bit", "1 bits a sample")]
    [TestCase("huge", "at most")]
    [TestCase("claims-much", "cannot hold")]
    [TestCase("short", "cut short")]
    [TestCase("long", "more pixels")]
    [TestCase("filter-9", "filter 9")]
    [TestCase("bad-crc", "checksum")]
    [TestCase("no-header", "not IHDR")]
    public void What_cannot_be_read_says_why(string kind, string message) =>
        Assert.That(() => PngDecoder.Decode(PngSamples.Make(kind)), Throws.TypeOf<InvalidDataException>().With.Message.Contains(message));

    [Test]
    public void Damaged_files_are_refused_and_nothing_else_happens()
    {
        var whole = PngWriter.Grayscale8(7, 5, [.. Enumerable.Range(0, 35).Select(i => (byte)(7 * i))]);
        var damage = Gen.Choose(0, whole.Length - 1).SelectMany(at => Gen.Choose(1, 255).SelectMany(by => Gen.Choose(0, whole.Length).Select(length => (at, by, length))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(damage.ToArbitrary(), entry =>
        {
            var changed = whole.ToArray();
            changed[entry.at] ^= (byte)entry.by;
            Assert.That(() => PngDecoder.Decode(changed), Throws.TypeOf<InvalidDataException>(), "every byte is under a checksum");
            if (entry.length < whole.Length) Assert.That(() => PngDecoder.Decode(whole.AsSpan(0, entry.length)), Throws.TypeOf<InvalidDataException>());
        }));
    }

    [Test]
    public void Any_pixels_under_right_checksums_are_a_picture_or_refused()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.Choose(0, 255).ArrayOf().ToArbitrary(), bytes =>
        {
            try
            {
                PngDecoder.Decode(PngSamples.Around([.. bytes.Select(value => (byte)value)]));
            }
            catch (InvalidDataException)
            {
                // That is the other allowed end.
            }
        }));
    }

    [Test]
    public void A_jpeg_tells_its_size()
    {
        byte[] file = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0];

        Assert.That(JpegHeader.Read(file), Is.EqualTo(new JpegHeader(40, 30, 1, true)));
        file[9] = 0xC2;
        Assert.That(JpegHeader.Read(file).IsBaseline, Is.False, "progressive");
        for (var length = 0; length < file.Length; length++)
            Assert.That(() => JpegHeader.Read(file.AsSpan(0, length)), Throws.TypeOf<InvalidDataException>());
    }
}
