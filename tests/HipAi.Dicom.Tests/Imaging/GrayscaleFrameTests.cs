using System.Buffers.Binary;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>Samples and first window give the picture that the one grey-scale path gives: what a viewer shows at first is what the models see.</summary>
[TestFixture]
[Category("C1")]
public sealed class GrayscaleFrameTests
{
    private const float Exact = 1e-5f;

    [TestCaseSource(nameof(Samples))]
    public void First_window_over_the_samples_gives_the_rendered_picture(object sample)
    {
        var file = ((GreyscaleSample)sample).ToFile();
        AssertShowsTheSame(file.Dataset, file.TransferSyntax);
    }

    [Test]
    public void Padding_is_darkest_whatever_the_direction_and_not_part_of_the_range(
        [Values("MONOCHROME1", "MONOCHROME2")] string photometric, [Values(1.0, -1.0)] double slope, [Values(false, true)] bool signed)
    {
        var dataset = Image([5, 90, 20, 300, 5], signed).AddOrUpdate(DicomTag.PhotometricInterpretation, photometric)
            .AddOrUpdate(DicomTag.RescaleSlope, slope).AddOrUpdate(DicomTag.PixelPaddingValue, 5);

        var frame = AssertShowsTheSame(dataset, DicomTransferSyntax.ExplicitVRLittleEndian);

        Assert.That((frame.Minimum, frame.Maximum), Is.EqualTo(slope > 0 ? (20, 300) : (-300, -20)));
        Assert.That(frame.IsInverted, Is.EqualTo(photometric == "MONOCHROME1"));
    }

    [Test]
    public void All_windows_of_the_file_are_offered_with_their_names()
    {
        var dataset = Image([0, 4000], false).AddOrUpdate(DicomTag.WindowCenter, 100.0, 200.0, 300.0).AddOrUpdate(DicomTag.WindowWidth, 50.0, 60.0, 0.0)
            .AddOrUpdate(DicomTag.WindowCenterWidthExplanation, "NORMAL", "HARDER").AddOrUpdate(DicomTag.VOILUTFunction, "LINEAR_EXACT");

        Assert.That(Sample(dataset).Windows, Is.EqualTo(new[]
        {
            new GrayscaleWindow(100, 50, VoiFunction.LinearExact, "NORMAL"), new GrayscaleWindow(200, 60, VoiFunction.LinearExact, "HARDER"),
        }), "a width of 0 is no window");
    }

    [Test]
    public void A_VOI_LUT_goes_into_the_samples_and_the_window_covers_its_output()
    {
        var table = new DicomDataset().AddOrUpdate(DicomVR.US, DicomTag.LUTDescriptor, 3, 10, 12).AddOrUpdate(DicomTag.LUTExplanation, "BONE")
            .AddOrUpdate(DicomVR.OW, DicomTag.LUTData, new ushort[] { 0, 1000, 4095 });
        var dataset = Image([9, 10, 11, 12, 99], false).AddOrUpdate(DicomTag.VOILUTSequence, table)
            .AddOrUpdate(DicomTag.WindowCenter, 11.0).AddOrUpdate(DicomTag.WindowWidth, 2.0);

        var frame = AssertShowsTheSame(dataset, DicomTransferSyntax.ExplicitVRLittleEndian);

        Assert.That(frame.IsVoiLutApplied);
        Assert.That(Values(frame), Is.EqualTo(new[] { 0, 0, 1000, 4095, 4095 }));
        Assert.That(frame.Windows, Is.EqualTo(new[] { new GrayscaleWindow(2047.5, 4095, VoiFunction.LinearExact, "BONE") }));
    }

    [TestCase(new ushort[] { 0, 255 }, false, SampleFormat.UInt8)]
    [TestCase(new ushort[] { 0, 256 }, false, SampleFormat.Int16)]
    [TestCase(new ushort[] { 0, 65535 }, false, SampleFormat.UInt16)]
    [TestCase(new ushort[] { 0x8000, 0x7FFF }, true, SampleFormat.Int16)]
    public void The_smallest_format_that_holds_the_samples_is_used(ushort[] stored, bool signed, SampleFormat format)
    {
        var frame = AssertShowsTheSame(Image(stored, signed), DicomTransferSyntax.ExplicitVRLittleEndian);

        Assert.That(frame.Format, Is.EqualTo(format));
        Assert.That(frame.Samples, Has.Length.EqualTo(stored.Length * (format == SampleFormat.UInt8 ? 1 : 2)));
    }

    [Test]
    public void Colour_becomes_brightness_of_eight_bits()
    {
        var dataset = Image([], false).AddOrUpdate(DicomTag.BitsAllocated, 8).AddOrUpdate(DicomTag.BitsStored, 8).AddOrUpdate(DicomTag.Columns, 2)
            .AddOrUpdate(DicomTag.SamplesPerPixel, 3).AddOrUpdate(DicomTag.PhotometricInterpretation, "RGB")
            .AddOrUpdate(DicomTag.PlanarConfiguration, 0).AddOrUpdate(DicomVR.OB, DicomTag.PixelData, new byte[] { 255, 0, 0, 0, 255, 0 });

        Assert.That(Values(Sample(dataset)), Is.EqualTo(new[] { 76, 150 }));
    }

    private static IEnumerable<TestCaseData> Samples() => GreyscaleSample.All().Select(sample => new TestCaseData(sample).SetArgDisplayNames(sample.Name));

    private static GrayscaleFrame AssertShowsTheSame(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        var frame = GrayscaleRenderer.Sample(dataset, syntax);
        var shown = Values(frame).Select(sample => Shown(frame, sample)).ToArray();
        Assert.That(shown, Is.EqualTo(GrayscaleRenderer.Render(dataset, syntax).Pixels).Within(Exact));
        return frame;
    }

    /// <summary>What a viewer does: value, window, inversion.</summary>
    private static float Shown(GrayscaleFrame frame, int sample)
    {
        var shown = frame.Windows[0].Apply((sample * frame.Slope) + frame.Intercept);
        return (float)(frame.IsInverted ? 1 - shown : shown);
    }

    private static int[] Values(GrayscaleFrame frame) => frame.Format switch
    {
        SampleFormat.UInt8 => Array.ConvertAll(frame.Samples, sample => (int)sample),
        SampleFormat.Int16 => [.. Enumerable.Range(0, frame.Samples.Length / 2).Select(i => (int)BinaryPrimitives.ReadInt16LittleEndian(frame.Samples.AsSpan(i * 2)))],
        _ => [.. Enumerable.Range(0, frame.Samples.Length / 2).Select(i => (int)BinaryPrimitives.ReadUInt16LittleEndian(frame.Samples.AsSpan(i * 2)))],
    };

    private static GrayscaleFrame Sample(DicomDataset dataset) => GrayscaleRenderer.Sample(dataset, DicomTransferSyntax.ExplicitVRLittleEndian);

    private static DicomDataset Image(ushort[] stored, bool signed) => new DicomDataset()
        .AddOrUpdate(DicomTag.SamplesPerPixel, 1)
        .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
        .AddOrUpdate(DicomTag.Rows, 1)
        .AddOrUpdate(DicomTag.Columns, stored.Length)
        .AddOrUpdate(DicomTag.BitsAllocated, 16)
        .AddOrUpdate(DicomTag.BitsStored, 16)
        .AddOrUpdate(DicomTag.PixelRepresentation, signed ? 1 : 0)
        .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, System.Runtime.InteropServices.MemoryMarshal.AsBytes(stored.AsSpan()).ToArray());
}
