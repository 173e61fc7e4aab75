using System.Buffers.Binary;
using HipAi.Dicom.Data;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

[TestFixture]
[Category("A4")]
public sealed class TransferSyntaxCheckTests
{
    private const int Rows = 37;
    private const int Columns = 51;

    /// <summary>The picture of eng/CodecSamples/make.py, computed a second time.</summary>
    private static int Pattern(int x, int y, int bits, bool signed)
    {
        var top = (1 << bits) - 1;
        var value = ((double)x / (Columns - 1) * 0.6 + (double)y / (Rows - 1) * 0.4) * top;
        if (((x - 17) * (x - 17)) + ((y - 20) * (y - 20)) < 64) value = top - value;
        if (x > 40 && y < 10) value = (x + y) % 2 * top;
        return (int)Math.Round(value, MidpointRounding.ToEven) - (signed ? 1 << (bits - 1) : 0);
    }

    [Test]
    public async Task Every_syntax_that_has_a_name_here_passes_where_GDCM_is_installed()
    {
        Tool.Find("gdcmconv");
        using var work = new TempFolder();

        var verdicts = await TransferSyntaxCheck.RunAsync(Transcoder(work), CancellationToken.None);

        Assert.That(verdicts.Where(verdict => !verdict.Passed), Is.Empty);
        Assert.That(verdicts.Select(verdict => verdict.Syntax.UID.UID), Is.EqualTo(new[]
        {
            "1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.98",
            "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.5",
            "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91",
        }), "native, lossless, lossy");
        Assert.That(Directory.EnumerateFileSystemEntries(work.Path), Is.Empty);
    }

    [TestCase("/nowhere/gdcmconv", "'/nowhere/gdcmconv' is not there")]
    [TestCase("/bin/false", "the decoder refused the frame (exit code 1)")]
    [TestCase("/bin/true", "the decoder gave back no file")]
    public async Task Without_GDCM_its_syntaxes_fail_with_the_reason_and_ours_pass(string gdcmconv, string reason)
    {
        using var work = new TempFolder();
        var transcoder = new DicomTranscoder(new CodecOptions { GdcmconvPath = gdcmconv, WorkFolder = work.Path }, TimeProvider.System);

        var verdicts = await TransferSyntaxCheck.RunAsync(transcoder, CancellationToken.None);

        Assert.That(verdicts.Where(verdict => !verdict.Passed).Select(verdict => verdict.Syntax),
            Is.EquivalentTo(verdicts.Select(verdict => verdict.Syntax).Where(DicomTranscoder.NeedsDecoder)));
        Assert.That(verdicts.Where(verdict => !verdict.Passed).Select(verdict => verdict.Reason), Has.Exactly(8).Items.And.All.Contain(reason));
        Assert.That(Directory.EnumerateFileSystemEntries(work.Path), Is.Empty);
    }

    [Test]
    public async Task Samples_decode_to_the_pattern_they_were_made_of_lossy_ones_within_what_the_table_states()
    {
        using var work = new TempFolder();
        foreach (var sample in CodecSample.ReadAll().Where(sample => !sample.Name.EndsWith("rgb.dcm", StringComparison.Ordinal)))
        {
            var file = sample.Open();
            var bits = PixelDescription.From(file.Dataset).BitsStored;
            var native = await Transcoder(work).ToNativeAsync(file, 0, CancellationToken.None);
            var pixels = PixelDescription.From(native.Dataset);
            var (bytes, _) = FrameReader.Read(native.Dataset, native.TransferSyntax, pixels, 0);
            var largest = 0;
            for (var i = 0; i < Rows * Columns; i++)
            {
                var expected = Pattern(i % Columns, i / Columns, bits, pixels.IsSigned);
                largest = Math.Max(largest, Math.Abs(Value(bytes.Span, i, pixels) - expected));
            }

            Assert.That((pixels.Rows, pixels.Columns), Is.EqualTo((Rows, Columns)), sample.Name);
            Assert.That(largest, Is.EqualTo(sample.LargestDifference), sample.Name);
            Assert.That(largest, Is.LessThanOrEqualTo(sample.Syntax.IsLossy ? 6 : 0), $"{sample.Name}: lossy samples were made to be at most 6 steps off");
        }
    }

    private static int Value(ReadOnlySpan<byte> bytes, int index, PixelDescription pixels) => pixels switch
    {
        { BitsAllocated: 8 } => bytes[index],
        { IsSigned: true } => BinaryPrimitives.ReadInt16LittleEndian(bytes[(index * 2)..]),
        _ => BinaryPrimitives.ReadUInt16LittleEndian(bytes[(index * 2)..]),
    };

    private static DicomTranscoder Transcoder(TempFolder work) => new(new CodecOptions { WorkFolder = work.Path }, TimeProvider.System);
}
