using HipAi.Reporting.Formats.Pictures;

namespace HipAi.Reporting.Tests.Formats.Pictures;

[Category("D2")]
public sealed class PngFileTests
{
    [Test]
    public void Its_size_is_known_without_its_pixels()
    {
        var file = PngFile.Open(TestPng.Heatmap(30, 20), checkSums: true);
        Assert.That((file.Width, file.Height, file.Channels, file.RowLength), Is.EqualTo((30, 20, 3, 91)));
    }

    [Test]
    public void Pixels_in_several_chunks_are_one_stream()
    {
        var one = PngFile.Open(TestPng.Heatmap(30, 20), checkSums: true).Data.ToArray();
        var three = TestPng.File(TestPng.Header(30, 20, 8, 2), TestPng.Chunk("IDAT", one[..5]), TestPng.Chunk("tEXt", [1]), TestPng.Chunk("IDAT", one[5..]));
        Assert.That(PngFile.Open(three, checkSums: true).Data.ToArray(), Is.EqualTo(one));
    }

    [Test]
    public void A_bit_that_fell_over_is_noticed_anywhere([Random(9, 2000, 3)] int at)
    {
        var file = TestPng.Heatmap();
        file[at] ^= 1;
        Assert.That(() => PngFile.Open(file, checkSums: true), Throws.TypeOf<InvalidDataException>());
    }
}
