using System.Buffers.Binary;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>A MONOCHROME1 image and its MONOCHROME2 inverse look the same in every transfer syntax (requirement C1).</summary>
[TestFixture]
[Category("C1")]
public sealed class MonochromeTwinTests
{
    private static IEnumerable<string> Grey() => CodecSample.ReadAll().Select(sample => sample.Name).Where(name => !name.Contains("rgb", StringComparison.Ordinal));

    [TestCaseSource(nameof(Grey))]
    public async Task A_MONOCHROME1_image_looks_as_its_inverted_MONOCHROME2_twin(string name)
    {
        using var work = new TempFolder();
        var file = CodecSample.ReadAll().Single(sample => sample.Name == name).Open();
        file.Dataset.AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME1");

        var decoded = await new DicomTranscoder(new CodecOptions { WorkFolder = work.Path }, TimeProvider.System).ToNativeAsync(file, 0, CancellationToken.None);

        var mono1 = GrayscaleRenderer.Render(decoded.Dataset, decoded.TransferSyntax);
        var twin = Inverse(decoded);
        var mono2 = GrayscaleRenderer.Render(twin.Dataset, twin.TransferSyntax);
        Assert.That(decoded.Dataset.GetString(DicomTag.PhotometricInterpretation), Is.EqualTo("MONOCHROME1"));
        Assert.That(mono1.Pixels.Max() - mono1.Pixels.Min(), Is.EqualTo(1f), "the whole range is used");
        Assert.That(mono1.Pixels, Is.EqualTo(mono2.Pixels).Within(1e-6f));
    }

    private static DicomFile Inverse(DicomFile file)
    {
        var pixels = PixelDescription.From(file.Dataset);
        var bytes = FrameReader.ReadAligned(file.Dataset, file.TransferSyntax, pixels, 0).ToArray();
        for (var at = 0; at < bytes.Length; at += pixels.BitsAllocated / 8) Invert(bytes.AsSpan(at), pixels);
        var dataset = new DicomDataset(file.Dataset).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, bytes);
        return new DicomFile(dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    /// <summary>The highest code becomes the lowest; signed values change places about their middle.</summary>
    private static void Invert(Span<byte> at, PixelDescription pixels)
    {
        var mask = (1 << pixels.BitsStored) - 1;
        if (pixels.BitsAllocated == 8) at[0] = (byte)(~at[0] & mask);
        else BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)(~BinaryPrimitives.ReadUInt16LittleEndian(at) & mask));
    }
}
