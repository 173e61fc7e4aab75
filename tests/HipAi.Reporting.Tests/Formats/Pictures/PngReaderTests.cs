using FsCheck;
using FsCheck.Fluent;
using HipAi.Reporting.Formats.Pictures;

namespace HipAi.Reporting.Tests.Formats.Pictures;

[Category("D2")]
public sealed class PngReaderTests
{
    [Test]
    public void Every_filter_is_undone([Values(0, 1, 2, 3, 4)] int filter)
    {
        var samples = Enumerable.Range(0, 5 * 4 * 3).Select(i => (byte)(i * 37)).ToArray();
        var picture = PngReader.Read(TestPng.Rgb(5, 4, samples, (byte)filter));
        Assert.That((picture.Width, picture.Height), Is.EqualTo((5, 4)));
        Assert.That(picture.Samples, Is.EqualTo(samples));
    }

    [Test]
    public void Grey_becomes_three_equal_samples()
    {
        var picture = PngReader.Read(TestPng.File(TestPng.Header(2, 1, 8, 0), TestPng.Data([0, 7, 200])));
        Assert.That(picture.Samples, Is.EqualTo(new byte[] { 7, 7, 7, 200, 200, 200 }));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("no signature", [1, 2, 3]);
        yield return Case("no header", TestPng.File(TestPng.Data([0, 1, 2, 3])));
        yield return Case("two headers", TestPng.File(TestPng.Header(1, 1, 8, 2), TestPng.Header(1, 1, 8, 2)));
        yield return Case("16 bits", TestPng.File(TestPng.Header(1, 1, 16, 2), TestPng.Data(new byte[7])));
        yield return Case("palette", TestPng.File(TestPng.Header(1, 1, 8, 3), TestPng.Data(new byte[2])));
        yield return Case("too large", TestPng.File(TestPng.Header(65535, 65535, 8, 2), TestPng.Data(new byte[9])));
        yield return Case("negative size", TestPng.File(TestPng.Header(-1, 1, 8, 2), TestPng.Data(new byte[9])));
        yield return Case("more than the bytes can hold", TestPng.File(TestPng.Header(4096, 4096, 8, 2), TestPng.Data(new byte[9])));
        yield return Case("too few pixels", TestPng.File(TestPng.Header(2, 2, 8, 2), TestPng.Data(new byte[13])));
        yield return Case("too many pixels", TestPng.File(TestPng.Header(2, 2, 8, 2), TestPng.Data(new byte[15])));
        yield return Case("unknown filter", TestPng.File(TestPng.Header(1, 1, 8, 2), TestPng.Data([9, 1, 2, 3])));
        yield return Case("not deflated", TestPng.File(TestPng.Header(1, 1, 8, 2), TestPng.Chunk("IDAT", [1, 2, 3, 4, 5, 6])));
        yield return Case("cut short", TestPng.Heatmap()[..2000]);

        static TestCaseData Case(string name, byte[] file) => new TestCaseData(file).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refused))]
    public void What_is_no_picture_of_ours_is_refused(byte[] file) => Assert.That(() => PngReader.Read(file), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void A_size_that_the_bytes_cannot_hold_takes_no_memory()
    {
        var file = TestPng.File(TestPng.Header(4096, 4096, 8, 2), TestPng.Data(new byte[9]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => PngReader.Read(file), Throws.TypeOf<InvalidDataException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void Damage_ends_with_a_picture_or_a_refusal()
    {
        var sound = TestPng.Rgb(4, 4, [.. Enumerable.Range(0, 48).Select(i => (byte)i)], 4);
        Prop.ForAll<PositiveInt, byte>((at, value) =>
        {
            var file = (byte[])sound.Clone();
            file[at.Get % file.Length] = value;
            try
            {
                var picture = PngReader.Read(file);
                return picture.Samples.Length == picture.Width * picture.Height * 3;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();
    }
}
