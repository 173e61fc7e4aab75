using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Data;

/// <summary>What is set is held to PS3.5 6.2 and 6.4 and to the dictionary; what was read is not.</summary>
[TestFixture]
[Category("A3")]
[Category("A8")]
public sealed class WritingRulesTests
{
    [TestCase("PixelSpacing", "1", "has 1 values")]
    [TestCase("PixelSpacing", "1\\2\\3", "has 3 values")]
    [TestCase("Rows", "1\\2", "has 2 values")]
    [TestCase("ImageType", "ORIGINAL", "allows 2-n")]
    [TestCase("ImageOrientationPatient", "1\\0\\0\\0\\1", "allows 6")]
    [TestCase("PatientID", "a\\b", "allows 1")]
    [TestCase("AccessionNumber", "12345678901234567", "SH allows 16")]
    [TestCase("StudyDate", "today", "date")]
    [TestCase("StudyTime", "10am", "time")]
    [TestCase("AcquisitionDateTime", "now", "date and time")]
    [TestCase("PatientAge", "67", "age")]
    [TestCase("PatientAge", "67Y", "age")]
    [TestCase("InstanceNumber", "1.5", "integer string")]
    [TestCase("RescaleSlope", "1,5", "decimal string")]
    [TestCase("Modality", "dx", "code string")]
    [TestCase("StudyInstanceUID", "1.2.", "legal UID")]
    [TestCase("SpecificCharacterSet", "ISO_IR 999", "unknown character set")]
    [TestCase("SpecificCharacterSet", "ISO IR 100", "misspelt")]
    [TestCase("SpecificCharacterSet", "ISO_IR 192\\ISO 2022 IR 87", "cannot stand beside")]
    [TestCase("PatientComments", "bell\u0007", "control character")]
    [TestCase("StudyDescription", "two\nlines", "control character")]
    public void A_wrong_value_is_refused_when_it_is_set(string keyword, string values, string told)
    {
        Assert.That(DicomDictionary.TryFindTag(keyword, out var tag), Is.True);
        Assert.That(
            () => new DicomDataset().AddOrUpdate(tag, values.Split('\\')),
            Throws.TypeOf<DicomDataException>().With.Message.Contains(told).And.Message.Contains(keyword));
    }

    [TestCase("PixelSpacing", "DS", "312E3020", "has 1 values")]
    [TestCase("Rows", "US", "010203", "not a whole number")]
    [TestCase("Rows", "UL", "01020304", "cannot be UL")]
    [TestCase("PatientID", "SH", "41", "cannot be SH")]
    [TestCase("Modality", "CS", "6478", "code string")]
    [TestCase("ImagePositionPatient", "DS", "315C32", "has 2 values")]
    [TestCase("SelectorFDValue", "FD", "00000000", "not a whole number")]
    public void Wrong_bytes_are_refused_when_they_are_written_and_only_told_when_they_are_read(string keyword, string vr, string hex, string told)
    {
        Assert.That(DicomDictionary.TryFindTag(keyword, out var tag), Is.True);
        Assert.That(DicomVR.TryParse(vr, out var representation), Is.True);
        var value = Convert.FromHexString(hex);
        var dataset = new DicomDataset(new DicomElement(tag, representation, value));
        Assert.That(() => Write(dataset), Throws.TypeOf<DicomDataException>().With.Message.Contains(told));

        var oddities = new List<string>();
        byte[] header = [(byte)tag.Group, (byte)(tag.Group >> 8), (byte)tag.Element, (byte)(tag.Element >> 8), (byte)vr[0], (byte)vr[1], (byte)value.Length, 0];
        var read = DicomDatasetReader.Read((byte[])[.. header, .. value], DicomTransferSyntax.ExplicitVRLittleEndian, new DicomReadOptions { OnOddity = oddities.Add });
        Assert.That(read.GetBytes(tag).ToArray(), Is.EqualTo(value));
        Assert.That(() => Write(read.AddOrUpdate(DicomTag.StudyID, "1")), Throws.Nothing, "an odd value elsewhere does not keep a change from being written");
        Assert.That(oddities, told == "code string" ? Is.Empty : Is.Not.Empty);
    }

    [TestCase("PatientID", "LO", "41422D00", "padded with a null")]
    [TestCase("StudyInstanceUID", "UI", "312E3220", "padded with a space")]
    [TestCase("StudyID", "SH", "3132333435363738393031323334353637383930", "20 characters; SH allows 16")]
    [TestCase("OtherPatientIDs", "LO", "41205C42", null)]
    [TestCase("StudyID", "SH", "3132333435363738393031323334353620202020", null, Description = "16 characters and padding")]
    [TestCase("ImageType", "CS", "4F524947", "has 1 values; the standard allows 2-n")]
    [TestCase("Rows", "SS", "0100", "is SS; the standard has US")]
    [TestCase("PixelSpacing", "DS", "315C32205C3320", "has 3 values")]
    public void Odd_values_are_told_when_they_are_read(string keyword, string vr, string hex, string? told)
    {
        Assert.That(DicomDictionary.TryFindTag(keyword, out var tag), Is.True);
        var value = Convert.FromHexString(hex);
        byte[] header = [(byte)tag.Group, (byte)(tag.Group >> 8), (byte)tag.Element, (byte)(tag.Element >> 8), (byte)vr[0], (byte)vr[1], (byte)value.Length, 0];
        var oddities = new List<string>();
        DicomDatasetReader.Read((byte[])[.. header, .. value], DicomTransferSyntax.ExplicitVRLittleEndian, new DicomReadOptions { OnOddity = oddities.Add });
        Assert.That(oddities, told is null ? Is.Empty : Has.Some.Contains(told));
    }

    private static byte[] Write(DicomDataset dataset)
    {
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
        return written.ToArray();
    }
}
