using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>Which fragments belong to which frame (PS3.5 A.4), decoded to see that they were the right ones.</summary>
[TestFixture]
[Category("A4")]
public sealed class FrameFragmentsTests
{
    private TempFolder _work = null!;

    [SetUp]
    public void SetUp() => _work = new TempFolder();

    [TearDown]
    public void TearDown() => _work.Dispose();

    public enum Table
    {
        None,
        Basic,
        Extended,
        Wrong,
    }

    /// <summary>An extended offset table goes with one fragment per frame only (PS3.5 A.4).</summary>
    [TestCase(Table.None, 1)]
    [TestCase(Table.None, 3)]
    [TestCase(Table.Basic, 1)]
    [TestCase(Table.Basic, 3)]
    [TestCase(Table.Extended, 1)]
    [TestCase(Table.Wrong, 1)]
    [TestCase(Table.Wrong, 3)]
    public async Task Frames_are_found_by_number_table_or_marker(Table table, int pieces)
    {
        var file = ThreeFrames(table, pieces);
        for (var frame = 0; frame < 3; frame++)
        {
            var native = await Transcoder().ToNativeAsync(file, frame, CancellationToken.None);
            Assert.That(Hash(native), Is.EqualTo(Hash(await Transcoder().ToNativeAsync(Sample(Frames[frame]), 0, CancellationToken.None))));
            Assert.That(native.Dataset.GetSingleValue<int>(DicomTag.NumberOfFrames), Is.EqualTo(1));
        }
    }

    [Test]
    public void Frames_that_cannot_be_told_apart_are_refused()
    {
        var file = ThreeFrames(Table.None, pieces: 2);
        file.Dataset.AddOrUpdate(DicomTag.NumberOfFrames, 2);
        Assert.That(async () => await Transcoder().ToNativeAsync(file, 0, CancellationToken.None),
            Throws.TypeOf<DicomImagingException>().With.Message.Contains("has 6 fragments that hold 3 compressed pictures; 2 frames are named"));
        Assert.That(async () => await Transcoder().ToNativeAsync(file, 2, CancellationToken.None),
            Throws.TypeOf<DicomImagingException>().With.Message.Contains("frame 2 was asked for; there are 2"));
    }

    private static readonly string[] Frames = ["jpeg-2000-lossless-u12.dcm", "jpeg-2000-u12.dcm", "jpeg-2000-lossless-u12.dcm"];

    /// <summary>Three frames of JPEG 2000, each in one or more fragments of even length.</summary>
    private static DicomFile ThreeFrames(Table table, int pieces)
    {
        var (fragments, offsets, position) = (new List<ReadOnlyMemory<byte>>(), new List<int>(), 0);
        foreach (var frame in Frames.Select(Sample).Select(Fragment))
        {
            offsets.Add(position);
            var step = (frame.Length / pieces) + (frame.Length / pieces % 2);
            for (var at = 0; at < frame.Length; at += step)
            {
                fragments.Add(frame[at..Math.Min(frame.Length, at + step)]);
                position += 8 + fragments[^1].Length;
            }
        }

        if (table == Table.Wrong) offsets[1] += 2;
        var basic = table is Table.Basic or Table.Wrong ? offsets.SelectMany(BitConverter.GetBytes).ToArray() : [];
        var dataset = new DicomDataset(Sample(Frames[0]).Dataset).AddOrUpdate(DicomTag.NumberOfFrames, 3)
            .AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, basic, fragments));
        if (table == Table.Extended)
        {
            dataset.AddOrUpdate(DicomVR.OV, DicomTag.ExtendedOffsetTable, offsets.SelectMany(offset => BitConverter.GetBytes((long)offset)).ToArray());
        }

        return new DicomFile(dataset, DicomTransferSyntax.JPEG2000);
    }

    private static DicomFile Sample(string name) => CodecSample.ReadAll().Single(sample => sample.Name == name).Open();

    private static ReadOnlyMemory<byte> Fragment(DicomFile file) =>
        file.Dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var sequence) ? sequence.Fragments.Single() : throw new InvalidOperationException("native");

    private static string Hash(DicomFile native)
    {
        var (bytes, _) = FrameReader.Read(native.Dataset, native.TransferSyntax, PixelDescription.From(native.Dataset), 0);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes.Span));
    }

    private DicomTranscoder Transcoder() => new(new CodecOptions { WorkFolder = _work.Path }, TimeProvider.System);
}
