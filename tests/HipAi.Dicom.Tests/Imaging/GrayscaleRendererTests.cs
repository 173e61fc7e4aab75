using System.Runtime.InteropServices;
using HipAi.Dicom.Data;
using HipAi.Dicom.Imaging;

namespace HipAi.Dicom.Tests.Imaging;

[TestFixture]
[Category("C1")]
public sealed class GrayscaleRendererTests
{
    private const float Exact = 1e-6f;

    [TestCase("LINEAR", 100.0, 51.0, new ushort[] { 74, 75, 99, 100, 124, 125 }, new[] { 0f, 0.01f, 0.49f, 0.51f, 0.99f, 1f })]
    [TestCase("LINEAR", 2048.0, 4096.0, new ushort[] { 0, 1, 2047, 2048, 4095 }, new[] { 0f, 1f / 4095, 2047f / 4095, 2048f / 4095, 1f })]
    [TestCase("LINEAR", 10.0, 1.0, new ushort[] { 9, 10 }, new[] { 0f, 1f }, Description = "a width of 1 is a step")]
    [TestCase("LINEAR_EXACT", 100.0, 50.0, new ushort[] { 74, 75, 76, 100, 124, 125, 126 }, new[] { 0f, 0f, 0.02f, 0.5f, 0.98f, 1f, 1f })]
    [TestCase("SIGMOID", 100.0, 50.0, new ushort[] { 50, 100, 150 }, new[] { 0.0179862f, 0.5f, 0.9820138f })]
    [TestCase("VENDOR", 100.0, 51.0, new ushort[] { 75 }, new[] { 0.01f }, Description = "an unknown term is LINEAR")]
    public void Each_window_function_gives_the_values_of_its_formula(string function, double center, double width, ushort[] stored, float[] shown)
    {
        var dataset = Image(stored, bitsStored: 12).AddOrUpdate(DicomTag.WindowCenter, center, 7.0).AddOrUpdate(DicomTag.WindowWidth, width, 9.0)
            .AddOrUpdate(DicomTag.VOILUTFunction, function);
        Assert.That(Render(dataset), Is.EqualTo(shown).Within(Exact));
    }

    [Test]
    public void Rescale_comes_before_the_window()
    {
        var dataset = Image([0, 50, 100], bitsStored: 12).AddOrUpdate(DicomTag.RescaleSlope, 2.0).AddOrUpdate(DicomTag.RescaleIntercept, -100.0)
            .AddOrUpdate(DicomTag.WindowCenter, 0.0).AddOrUpdate(DicomTag.WindowWidth, 200.0).AddOrUpdate(DicomTag.VOILUTFunction, "LINEAR_EXACT");
        Assert.That(Render(dataset), Is.EqualTo(new[] { 0f, 0.5f, 1f }).Within(Exact));
    }

    [Test]
    public void Tables_take_the_place_of_rescale_and_window_and_their_ends_hold()
    {
        var dataset = Image([0, 1, 2, 3, 9], bitsStored: 12)
            .AddOrUpdate(DicomTag.ModalityLUTSequence, Table([10, 20, 30], first: 1, bits: 16))
            .AddOrUpdate(DicomTag.VOILUTSequence, Table([0, 255, 51], first: 19, bits: 8))
            .AddOrUpdate(DicomTag.WindowCenter, 1.0).AddOrUpdate(DicomTag.WindowWidth, 1.0);
        Assert.That(Render(dataset), Is.EqualTo(new[] { 0f, 0f, 1f, 0.2f, 0.2f }).Within(Exact), "10, 10, 20, 30, 30 through the second table");
    }

    [Test]
    public void Without_a_VOI_the_range_of_what_is_not_padding_is_spread_and_padding_is_black()
    {
        var dataset = Image([0, 3, 100, 300, 200], bitsStored: 12).AddOrUpdate(DicomTag.PixelPaddingValue, 0).AddOrUpdate(DicomTag.PixelPaddingRangeLimit, 5);
        Assert.That(Render(dataset), Is.EqualTo(new[] { 0f, 0f, 0f, 1f, 0.5f }).Within(Exact));
        dataset.AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME1");
        Assert.That(Render(dataset), Is.EqualTo(new[] { 0f, 0f, 1f, 0f, 0.5f }).Within(Exact));
    }

    [Test]
    public void MONOCHROME1_and_its_inverted_MONOCHROME2_twin_give_the_same_picture([Values("", "LINEAR", "LINEAR_EXACT", "SIGMOID")] string function)
    {
        var stored = Enumerable.Range(0, 4096).Select(value => (ushort)value).ToArray();
        var mono1 = Image(stored, bitsStored: 12).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME1");
        var mono2 = Image(Array.ConvertAll(stored, value => (ushort)(4095 - value)), bitsStored: 12);
        if (function.Length > 0)
        {
            // LINEAR is not symmetrical about its centre but about half a step below it (PS3.3 C.11.2.1.2.1).
            mono1.AddOrUpdate(DicomTag.VOILUTFunction, function).AddOrUpdate(DicomTag.WindowWidth, 1001.0).AddOrUpdate(DicomTag.WindowCenter, 1800.0);
            mono2.AddOrUpdate(DicomTag.VOILUTFunction, function).AddOrUpdate(DicomTag.WindowWidth, 1001.0)
                .AddOrUpdate(DicomTag.WindowCenter, function == "LINEAR" ? 4095.0 - 1800 + 1 : 4095.0 - 1800);
        }

        Assert.That(Render(mono1), Is.EqualTo(Render(mono2)).Within(Exact));
        mono1.AddOrUpdate(DicomTag.PresentationLUTShape, "INVERSE");
        Assert.That(Render(mono1), Is.EqualTo(Render(mono2)).Within(Exact), "INVERSE says the same again and inverts nothing twice");
    }

    [Test]
    public void Signed_values_and_bits_above_the_high_bit()
    {
        var signed = Image([0x0800, 0x0FFF, 0x0000, 0x07FF], bitsStored: 12, signed: true).AddOrUpdate(DicomTag.WindowCenter, 0.0)
            .AddOrUpdate(DicomTag.WindowWidth, 4096.0);
        Assert.That(Render(signed), Is.EqualTo(new[] { 0f, 2047f / 4095, 2048f / 4095, 1f }).Within(Exact), "-2048, -1, 0, 2047");

        var overlay = Image([0xF123, 0x0123, 0x0FFF], bitsStored: 12);
        Assert.That(Render(overlay)[0], Is.EqualTo(Render(overlay)[1]), "overlay bits are not pixels");

        var high = Image([0x1230, 0xFFF0, 0x0000], bitsStored: 12).AddOrUpdate(DicomTag.HighBit, 15);
        Assert.That(Render(high), Is.EqualTo(new[] { 0x123 / 4095f, 1f, 0f }).Within(Exact), "stored in the upper 12 bits");
    }

    [Test]
    public void Single_bits_of_later_frames_begin_within_a_byte()
    {
        var dataset = Image([], bitsStored: 1).AddOrUpdate(DicomTag.BitsAllocated, 1).AddOrUpdate(DicomTag.Rows, 1).AddOrUpdate(DicomTag.Columns, 3)
            .AddOrUpdate(DicomTag.NumberOfFrames, 2).AddOrUpdate(DicomVR.OB, DicomTag.PixelData, (byte)0b00_011_101, (byte)0);
        Assert.That(GrayscaleRenderer.Render(dataset, DicomTransferSyntax.ExplicitVRLittleEndian, 1).Pixels, Is.EqualTo(new[] { 1f, 1f, 0f }));
    }

    [TestCase(0, new byte[] { 255, 0, 0, 0, 255, 0 })]
    [TestCase(1, new byte[] { 255, 0, 0, 255, 0, 0 })]
    public void Colour_becomes_brightness_in_both_layouts(int planar, byte[] bytes)
    {
        var dataset = Image([], bitsStored: 8).AddOrUpdate(DicomTag.BitsAllocated, 8).AddOrUpdate(DicomTag.Rows, 1).AddOrUpdate(DicomTag.Columns, 2)
            .AddOrUpdate(DicomTag.SamplesPerPixel, 3).AddOrUpdate(DicomTag.PhotometricInterpretation, "RGB")
            .AddOrUpdate(DicomTag.PlanarConfiguration, planar).AddOrUpdate(DicomVR.OB, DicomTag.PixelData, bytes);
        Assert.That(Render(dataset), Is.EqualTo(new[] { 0.299f, 0.587f }).Within(Exact));
    }

    [Test]
    public void What_cannot_be_shown_is_named()
    {
        var large = Image([1, 2, 3], bitsStored: 12).AddOrUpdate(DicomTag.Rows, 10000).AddOrUpdate(DicomTag.Columns, 10000);
        Assert.That(() => Render(large), Throws.TypeOf<DicomImagingException>().With.Message.Contains("PixelData (7FE0,0010)"));

        var jpeg = Image([], bitsStored: 12).AddOrUpdate(DicomTag.Rows, 1).AddOrUpdate(DicomTag.Columns, 1)
            .AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [new byte[] { 1, 2 }]));
        Assert.That(
            () => GrayscaleRenderer.Render(jpeg, DicomTransferSyntax.JPEGLosslessSV1),
            Throws.TypeOf<DicomImagingException>().With.Message.Contains("1.2.840.10008.1.2.4.70"));

        var absent = Image([1], bitsStored: 12);
        absent.Remove(DicomTag.BitsAllocated);
        Assert.That(() => Render(absent), Throws.TypeOf<DicomImagingException>().With.Message.Contains("BitsAllocated"));
        Assert.That(() => Render(Image([1], bitsStored: 12).AddOrUpdate(DicomTag.PixelData)), Throws.TypeOf<DicomImagingException>());
    }

    [TestCase("PALETTE COLOR", 1, 8, "PhotometricInterpretation (0028,0004): 'PALETTE COLOR' cannot be shown as grey-scale")]
    [TestCase("YBR_PARTIAL_420", 3, 8, "PhotometricInterpretation (0028,0004): 'YBR_PARTIAL_420' cannot be shown as grey-scale")]
    [TestCase("CMYK", 4, 8, "SamplesPerPixel (0028,0002): is 4; colour that can be shown has 3")]
    [TestCase("RGB", 2, 8, "SamplesPerPixel (0028,0002): is 2; colour that can be shown has 3")]
    [TestCase("RGB", 3, 16, "BitsAllocated (0028,0100): RGB with 16 of 16 bits cannot be shown, only 8 of 8")]
    [TestCase("MONOCHROME2", 1, 32, "BitsAllocated (0028,0100): 32 bits; at most 16 can be shown")]
    [TestCase("", 1, 16, "PhotometricInterpretation (0028,0004): '' cannot be shown as grey-scale")]
    public void Colour_and_depth_that_cannot_be_shown_are_refused_by_name(string photometric, int samples, int bits, string refusal)
    {
        var dataset = Image([], bits).AddOrUpdate(DicomTag.BitsAllocated, bits).AddOrUpdate(DicomTag.Rows, 1).AddOrUpdate(DicomTag.Columns, 2)
            .AddOrUpdate(DicomTag.SamplesPerPixel, samples).AddOrUpdate(DicomTag.PhotometricInterpretation, photometric)
            .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, new byte[2 * samples * bits / 8]);
        Assert.That(() => Render(dataset), Throws.TypeOf<DicomImagingException>().With.Message.EqualTo(refusal));
    }

    [Test]
    [Category("A5")]
    public void More_pixels_than_an_array_can_count_are_refused_before_memory_is_taken()
    {
        var bits = Image([], 1).AddOrUpdate(DicomTag.BitsAllocated, 1).AddOrUpdate(DicomTag.Rows, 65535).AddOrUpdate(DicomTag.Columns, 65535);
        Assert.That(() => Render(bits), Throws.TypeOf<DicomImagingException>().With.Message.Contains("65535 rows × 65535 columns; at most 268435456 pixels"));
    }

    [Test]
    [Category("A5")]
    public void A_frame_whose_end_cannot_be_counted_is_refused()
    {
        var huge = Image([], 16).AddOrUpdate(DicomTag.Rows, 65535).AddOrUpdate(DicomTag.Columns, 65535).AddOrUpdate(DicomTag.SamplesPerPixel, 4)
            .AddOrUpdate(DicomTag.BitsAllocated, 64).AddOrUpdate(DicomTag.NumberOfFrames, int.MaxValue);
        Assert.That(() => FrameReader.Read(huge, DicomTransferSyntax.ExplicitVRLittleEndian, PixelDescription.From(huge), int.MaxValue - 1),
            Throws.TypeOf<DicomImagingException>().With.Message.Contains("cannot be counted"));
    }

    [Test]
    public void Entries_of_a_table_beyond_its_bits_are_white()
    {
        var dataset = Image([0, 1], bitsStored: 12).AddOrUpdate(DicomTag.VOILUTSequence, Table([51, 4095], first: 0, bits: 8));
        Assert.That(Render(dataset), Is.EqualTo(new[] { 0.2f, 1f }).Within(Exact));
    }

    [Test]
    public void Floating_point_pixels_are_refused_by_name()
    {
        var map = Image([], 16).AddOrUpdate(DicomTag.BitsAllocated, 32).AddOrUpdate(DicomTag.Columns, 1).AddOrUpdate(DicomTag.FloatPixelData, 1f);
        map.AddOrUpdate(DicomTag.BitsAllocated, 16).Remove(DicomTag.PixelData);
        Assert.That(() => Render(map), Throws.TypeOf<DicomImagingException>().With.Message.Contains("FloatPixelData (7FE0,0008): is there instead of PixelData"));
    }

    [Test]
    public void YBR_has_its_brightness_in_Y()
    {
        var full = Image([], bitsStored: 8).AddOrUpdate(DicomTag.BitsAllocated, 8).AddOrUpdate(DicomTag.Rows, 1).AddOrUpdate(DicomTag.Columns, 2)
            .AddOrUpdate(DicomTag.SamplesPerPixel, 3).AddOrUpdate(DicomTag.PhotometricInterpretation, "YBR_FULL")
            .AddOrUpdate(DicomVR.OB, DicomTag.PixelData, new byte[] { 51, 1, 2, 204, 3, 4 });
        Assert.That(Render(full), Is.EqualTo(new[] { 0.2f, 0.8f }).Within(Exact));
        full.AddOrUpdate(DicomTag.PhotometricInterpretation, "YBR_FULL_422").AddOrUpdate(DicomVR.OB, DicomTag.PixelData, new byte[] { 51, 204, 1, 2 });
        Assert.That(Render(full), Is.EqualTo(new[] { 0.2f, 0.8f }).Within(Exact));
    }

    private static DicomDataset Image(ushort[] stored, int bitsStored, bool signed = false) => new DicomDataset()
        .AddOrUpdate(DicomTag.SamplesPerPixel, 1)
        .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
        .AddOrUpdate(DicomTag.Rows, 1)
        .AddOrUpdate(DicomTag.Columns, stored.Length)
        .AddOrUpdate(DicomTag.BitsAllocated, 16)
        .AddOrUpdate(DicomTag.BitsStored, bitsStored)
        .AddOrUpdate(DicomTag.PixelRepresentation, signed ? 1 : 0)
        .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, MemoryMarshal.AsBytes(stored.AsSpan()).ToArray());

    private static DicomDataset Table(ushort[] entries, int first, int bits) => new DicomDataset()
        .AddOrUpdate(DicomVR.US, DicomTag.LUTDescriptor, entries.Length, first, bits)
        .AddOrUpdate(DicomVR.OW, DicomTag.LUTData, entries);

    private static float[] Render(DicomDataset dataset) => GrayscaleRenderer.Render(dataset, DicomTransferSyntax.ExplicitVRLittleEndian).Pixels;
}
