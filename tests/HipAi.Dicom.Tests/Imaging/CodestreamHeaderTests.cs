using HipAi.Dicom.Data;
using HipAi.Dicom.Imaging.Codecs;

namespace HipAi.Dicom.Tests.Imaging;

[TestFixture]
[Category("A5")]
public sealed class CodestreamHeaderTests
{
    private static readonly byte[] FrameOfJpeg = [0xFF, 0xC0, 0, 11, 8, 0x01, 0x02, 0x03, 0x04, 1, 1, 0x11, 0];

    [Test]
    public void Baseline_after_other_segments_and_fill_bytes()
    {
        byte[] bytes = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xFF, 0xC4, 0, 3, 0, .. FrameOfJpeg];
        Assert.That(CodestreamHeader.Read(bytes), Is.EqualTo(new CodestreamHeader(0x102, 0x304, 1, 8)));
    }

    [Test]
    public void JPEG_LS_has_a_marker_of_its_own()
    {
        byte[] bytes = [0xFF, 0xD8, 0xFF, 0xF7, .. FrameOfJpeg[2..]];
        Assert.That(CodestreamHeader.Read(bytes), Is.EqualTo(new CodestreamHeader(0x102, 0x304, 1, 8)));
    }

    [Test]
    public void JPEG_2000_counts_from_the_offset_of_its_grid_and_may_stand_in_a_JP2_file()
    {
        byte[] siz = [0, 41, 0, 0, 0, 0, 1, 10, 0, 0, 2, 20, 0, 0, 0, 10, 0, 0, 0, 20, .. new byte[16], 0, 3, 0x8B, 1, 1];
        byte[] bytes = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0xFF, 0x4F, 0xFF, 0x51, .. siz];
        Assert.That(CodestreamHeader.Read(bytes), Is.EqualTo(new CodestreamHeader(512, 256, 3, 12)), "signed 12 bits");
    }

    [Test]
    public void Whatever_is_cut_off_or_damaged_is_read_or_not_but_never_throws()
    {
        var random = new Random(7);
        foreach (var sample in CodecSample.ReadAll().Where(sample => DicomTranscoder.NeedsDecoder(sample.Syntax)))
        {
            if (!sample.Open().Dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var sequence)) throw new InvalidOperationException(sample.Name);
            var whole = sequence.Fragments.Single().ToArray();
            Assert.That(CodestreamHeader.Read(whole), Is.Not.Null.And.Property(nameof(CodestreamHeader.Rows)).EqualTo(37), sample.Name);
            for (var length = 0; length < whole.Length; length++)
            {
                var damaged = whole[..length];
                for (var i = 0; i < 3 && length > 2; i++) damaged[random.Next(2, length)] = (byte)random.Next(256);
                Assert.That(() => CodestreamHeader.Read(damaged), Throws.Nothing);
            }
        }
    }
}
