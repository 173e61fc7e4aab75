using HipAi.Dicom.Data;

namespace HipAi.Dicom.Tests.Data;

[TestFixture]
[Category("A3")]
public sealed class DicomDatasetTests
{
    [Test]
    public void Items_are_sorted_by_tag_and_a_tag_stands_once()
    {
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.PatientName, "Doe^Jane")
            .AddOrUpdate(DicomTag.Modality, "DX")
            .AddOrUpdate(DicomTag.PatientID, "1")
            .AddOrUpdate(DicomTag.PatientID, "2");

        Assert.That(dataset.Select(item => item.Tag), Is.EqualTo(new[] { DicomTag.Modality, DicomTag.PatientName, DicomTag.PatientID }));
        Assert.That(dataset.GetString(DicomTag.PatientID), Is.EqualTo("2"));
        Assert.That(dataset.Remove(DicomTag.PatientID), Is.True);
        Assert.That(dataset.Contains(DicomTag.PatientID), Is.False);
    }

    [TestCase("US", new[] { 0x34, 0x12 })]
    [TestCase("SS", new[] { 0x34, 0x12 })]
    [TestCase("UL", new[] { 0x34, 0x12, 0, 0 })]
    [TestCase("SL", new[] { 0x34, 0x12, 0, 0 })]
    [TestCase("UV", new[] { 0x34, 0x12, 0, 0, 0, 0, 0, 0 })]
    [TestCase("SV", new[] { 0x34, 0x12, 0, 0, 0, 0, 0, 0 })]
    [TestCase("FL", new[] { 0, 0xA0, 0x91, 0x45 })]
    [TestCase("FD", new[] { 0, 0, 0, 0, 0, 0x34, 0xB2, 0x40 })]
    [TestCase("OW", new[] { 0x34, 0x12 })]
    [TestCase("IS", new[] { '4', '6', '6', '0' })]
    [TestCase("DS", new[] { '4', '6', '6', '0' })]
    public void A_number_is_encoded_as_its_representation_says_and_comes_back_in_any_type(string code, Array bytes)
    {
        Assert.That(DicomVR.TryParse(code, out var vr), Is.True);
        var tag = new DicomTag(0x0011, 0x1001);
        var dataset = new DicomDataset().AddOrUpdate(vr, tag, 0x1234);

        Assert.That(dataset.GetBytes(tag).ToArray(), Is.EqualTo(bytes.Cast<object>().Select(Convert.ToByte)));
        Assert.Multiple(() =>
        {
            Assert.That(dataset.GetSingleValue<int>(tag), Is.EqualTo(0x1234));
            Assert.That(dataset.GetSingleValue<ushort>(tag), Is.EqualTo(0x1234));
            Assert.That(dataset.GetSingleValue<double>(tag), Is.EqualTo(0x1234));
            Assert.That(dataset.GetSingleValue<long>(tag), Is.EqualTo(0x1234));
            Assert.That(dataset.GetString(tag), Is.EqualTo("4660"));
        });
    }

    [Test]
    public void The_dictionary_and_the_data_set_choose_between_several_representations()
    {
        var unsigned = new DicomDataset().AddOrUpdate(DicomTag.PixelRepresentation, 0).AddOrUpdate(DicomTag.PixelPaddingValue, 5);
        var signed = new DicomDataset().AddOrUpdate(DicomTag.PixelRepresentation, 1).AddOrUpdate(DicomTag.PixelPaddingValue, -5);
        var byType = new DicomDataset().AddOrUpdate(DicomTag.PixelPaddingValue, (short)-5);
        var bytes = new DicomDataset().AddOrUpdate(DicomTag.BitsAllocated, 8).AddOrUpdate(DicomTag.PixelData, new byte[4]);
        var words = new DicomDataset().AddOrUpdate(DicomTag.BitsAllocated, 16).AddOrUpdate(DicomTag.PixelData, new byte[4]);

        Assert.Multiple(() =>
        {
            Assert.That(Representation(unsigned, DicomTag.PixelPaddingValue), Is.EqualTo("US"));
            Assert.That(Representation(signed, DicomTag.PixelPaddingValue), Is.EqualTo("SS"));
            Assert.That(Representation(byType, DicomTag.PixelPaddingValue), Is.EqualTo("SS"));
            Assert.That(Representation(bytes, DicomTag.PixelData), Is.EqualTo("OB"));
            Assert.That(Representation(words, DicomTag.PixelData), Is.EqualTo("OW"));
        });
    }

    [Test]
    public void Text_loses_its_padding_and_splits_at_backslashes_only_where_they_separate()
    {
        var dataset = new DicomDataset(
        [
            new DicomElement(DicomTag.ImageType, DicomVR.CS, "ORIGINAL\\PRIMARY\\ "u8.ToArray()),
            new DicomElement(DicomTag.SOPInstanceUID, DicomVR.UI, "1.2.3\0"u8.ToArray()),
            new DicomElement(DicomTag.ImageComments, DicomVR.LT, " a\\b "u8.ToArray()),
        ]);

        Assert.That(dataset.GetStrings(DicomTag.ImageType), Is.EqualTo(new[] { "ORIGINAL", "PRIMARY", "" }));
        Assert.That(dataset.GetString(DicomTag.SOPInstanceUID), Is.EqualTo("1.2.3"));
        Assert.That(dataset.GetStrings(DicomTag.ImageComments), Is.EqualTo(new[] { " a\\b" }));
    }

    [Test]
    public void What_is_not_there_is_a_named_error_or_a_default()
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.PatientID).AddOrUpdate(new DicomElement(DicomTag.InstanceNumber, DicomVR.IS, "x1"u8.ToArray())).AddOrUpdate(DicomTag.Rows, 70000 % 65536);

        Assert.That(() => dataset.GetString(DicomTag.PatientName), Throws.TypeOf<DicomDataException>().With.Message.Contains("PatientName (0010,0010)"));
        Assert.That(() => dataset.GetSingleValue<int>(DicomTag.InstanceNumber), Throws.TypeOf<DicomDataException>().With.Message.Contains("InstanceNumber"));
        Assert.That(() => dataset.GetSingleValue<string>(DicomTag.PatientID), Throws.TypeOf<DicomDataException>());
        Assert.That(dataset.GetSingleValueOrDefault(DicomTag.InstanceNumber, 7), Is.EqualTo(7));
        Assert.That(dataset.TryGetString(DicomTag.PatientID, out var empty), Is.True);
        Assert.That(empty, Is.Empty);
        Assert.That(dataset.GetStringOrEmpty(DicomTag.PatientName), Is.Empty);
        Assert.That(dataset.GetSequenceItems(DicomTag.ViewCodeSequence), Is.Empty);
    }

    [Test]
    public void What_the_standard_forbids_cannot_be_set()
    {
        var dataset = new DicomDataset();

        Assert.Multiple(() =>
        {
            Assert.That(() => dataset.AddOrUpdate(DicomTag.SOPInstanceUID, "1.02.3"), Throws.TypeOf<DicomDataException>());
            Assert.That(() => dataset.AddOrUpdate(DicomTag.Modality, "dx"), Throws.TypeOf<DicomDataException>());
            Assert.That(() => dataset.AddOrUpdate(DicomTag.AccessionNumber, new string('1', 17)), Throws.TypeOf<DicomDataException>());
            Assert.That(() => dataset.AddOrUpdate(DicomTag.Rows, -1), Throws.TypeOf<DicomDataException>());
            Assert.That(() => dataset.AddOrUpdate(DicomTag.StudyDate, "2026\u0661"), Throws.TypeOf<DicomDataException>());
            Assert.That(() => dataset.AddOrUpdate(DicomTag.PatientID, "a\\b"), Throws.TypeOf<DicomDataException>());
            Assert.That(() => dataset.AddOrUpdate(DicomTag.RescaleSlope, double.NaN), Throws.TypeOf<DicomDataException>());
        });
    }

    [TestCase(0.1, "0.1")]
    [TestCase(1.0 / 3, "0.33333333333333")]
    [TestCase(-1.0 / 3, "-0.3333333333333")]
    [TestCase(1.23456789012345678e-100, "1.234567890E-100", Description = "the most digits that fit")]
    public void A_decimal_string_has_at_most_16_characters(double value, string text)
    {
        var actual = new DicomDataset().AddOrUpdate(DicomTag.RescaleSlope, value).GetString(DicomTag.RescaleSlope);
        Assert.That(actual, Has.Length.LessThanOrEqualTo(16));
        Assert.That(double.Parse(actual, System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).Within(1e-9).Percent);
    }

    [Test]
    public void A_copy_shares_nothing_that_can_change()
    {
        var inner = new DicomDataset().AddOrUpdate(DicomTag.CodeValue, "1");
        var original = new DicomDataset().AddOrUpdate(DicomTag.ViewCodeSequence, inner);
        var copy = original.Clone();
        inner.AddOrUpdate(DicomTag.CodeValue, "2");

        Assert.That(copy.GetSequenceItems(DicomTag.ViewCodeSequence)[0].GetString(DicomTag.CodeValue), Is.EqualTo("1"));
    }

    private static string Representation(DicomDataset dataset, DicomTag tag) => dataset.Single(item => item.Tag == tag).ValueRepresentation.Code;
}
