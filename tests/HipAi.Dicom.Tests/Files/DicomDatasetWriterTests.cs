using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Files;

/// <summary>Golden bytes: what stands on each line is told by the comment above it.</summary>
[TestFixture]
[Category("A3")]
public sealed class DicomDatasetWriterTests
{
    private static readonly DicomDataset Small = new DicomDataset()
        .AddOrUpdate(DicomTag.SOPInstanceUID, "1.2")
        .AddOrUpdate(DicomTag.PatientID, "A")
        .AddOrUpdate(new DicomSequence(DicomTag.ViewCodeSequence, new DicomDataset { IsUndefinedLength = true }.AddOrUpdate(DicomTag.Rows, 258)) { IsUndefinedLength = true })
        .AddOrUpdate(DicomTag.RequestAttributesSequence, new DicomDataset().AddOrUpdate(DicomTag.Rows, 258))
        .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, new ushort[] { 0x0102 });

    [Test]
    public void Implicit_little_endian()
    {
        Assert.That(Write(DicomTransferSyntax.ImplicitVRLittleEndian), Is.EqualTo((
            // (0008,0018) length 4 "1.2" and a null
            "08001800 04000000 312E3200" +
            // (0010,0020) length 2 "A" and a space
            "10002000 02000000 4120" +
            // (0040,0275) length 18; item length 10; (0028,0010) length 2
            "40007502 12000000 FEFF00E0 0A000000 28001000 02000000 0201" +
            // (0054,0220) undefined; item undefined; (0028,0010); both delimiters
            "54002002 FFFFFFFF FEFF00E0 FFFFFFFF 28001000 02000000 0201 FEFF0DE0 00000000 FEFFDDE0 00000000" +
            // (7FE0,0010) length 2
            "E07F1000 02000000 0201").Replace(" ", "", StringComparison.Ordinal)));
    }

    [Test]
    public void Explicit_little_endian()
    {
        Assert.That(Write(DicomTransferSyntax.ExplicitVRLittleEndian), Is.EqualTo((
            // UI and LO have 16-bit lengths
            "08001800 5549 0400 312E3200 10002000 4C4F 0200 4120" +
            // SQ and OW have two bytes reserved and a 32-bit length
            "40007502 5351 0000 12000000 FEFF00E0 0A000000 28001000 5553 0200 0201" +
            "54002002 5351 0000 FFFFFFFF FEFF00E0 FFFFFFFF 28001000 5553 0200 0201 FEFF0DE0 00000000 FEFFDDE0 00000000" +
            "E07F1000 4F57 0000 02000000 0201").Replace(" ", "", StringComparison.Ordinal)));
    }

    [Test]
    public void Explicit_big_endian()
    {
        Assert.That(Write(DicomTransferSyntax.ExplicitVRBigEndian), Is.EqualTo((
            "00080018 5549 0004 312E3200 00100020 4C4F 0002 4120" +
            "00400275 5351 0000 00000012 FFFEE000 0000000A 00280010 5553 0002 0102" +
            "00540220 5351 0000 FFFFFFFF FFFEE000 FFFFFFFF 00280010 5553 0002 0102 FFFEE00D 00000000 FFFEE0DD 00000000" +
            "7FE00010 4F57 0000 00000002 0102").Replace(" ", "", StringComparison.Ordinal)));
    }

    [Test]
    public void A_value_too_long_for_16_bits_goes_out_as_UN()
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SelectorFDValue, new double[10000]);
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
        Assert.That(Convert.ToHexString(written.ToArray()[..12]), Is.EqualTo("72007400" + "554E0000" + "80380100"));
        var back = DicomDatasetReader.Read(written.ToArray(), DicomTransferSyntax.ExplicitVRLittleEndian);
        Assert.That(back.GetValues<double>(DicomTag.SelectorFDValue), Has.Length.EqualTo(10000), "the dictionary still knows that it is FD");
    }

    [Test]
    public void A_byte_that_makes_the_last_word_whole_was_not_swapped_with_it_in_big_endian()
    {
        var odd = new DicomElement(DicomTag.SelectorUSValue, DicomVR.US, new byte[] { 1, 2, 3 }) { IsChecked = true };
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, new DicomDataset(odd), DicomTransferSyntax.ExplicitVRBigEndian);
        Assert.That(Convert.ToHexString(written.ToArray().AsSpan(8)), Is.EqualTo("02010003"));
    }

    [Test]
    public void Group_lengths_are_left_out_and_pixel_data_must_have_the_form_of_the_syntax()
    {
        var dataset = Small.Clone().AddOrUpdate(new DicomTag(0x0008, 0x0000), 12u);
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, DicomTransferSyntax.ImplicitVRLittleEndian);
        Assert.That(Convert.ToHexString(written.ToArray()), Is.EqualTo(Write(DicomTransferSyntax.ImplicitVRLittleEndian)));
        Assert.That(() => DicomDatasetWriter.Write(written, Small, DicomTransferSyntax.JPEG2000), Throws.TypeOf<DicomFileException>());
        var encapsulated = new DicomDataset().AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, []));
        Assert.That(() => DicomDatasetWriter.Write(written, encapsulated, DicomTransferSyntax.ExplicitVRLittleEndian), Throws.TypeOf<DicomFileException>());
    }

    [Test]
    public void Fragments_are_padded_and_closed()
    {
        var dataset = new DicomDataset().AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [new byte[] { 1, 2, 3 }]));
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, DicomTransferSyntax.RLELossless);
        Assert.That(Convert.ToHexString(written.ToArray()), Is.EqualTo((
            "E07F1000 4F42 0000 FFFFFFFF FEFF00E0 00000000 FEFF00E0 04000000 01020300 FEFFDDE0 00000000").Replace(" ", "", StringComparison.Ordinal)));
    }

    private static string Write(DicomTransferSyntax syntax)
    {
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, Small, syntax);
        return Convert.ToHexString(written.ToArray());
    }
}
