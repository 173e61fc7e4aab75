using HipAi.Dicom.Data;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Reporting.Formats.Hl7;

namespace HipAi.Reporting.Tests.Formats;

/// <summary>One rule of cleaning for every form (requirement E4).</summary>
[Category("E4"), Category("D6")]
public sealed class FormTextTests
{
    // Persian and Devanagari names need their joiners; nothing may turn the direction of writing, end a line or drive a terminal.
    [TestCase("علی\u200Cرضا", "علی\u200Cرضا")]
    [TestCase("क्\u200Dष", "क्\u200Dष")]
    [TestCase("a\u202Eb\u2066c", "abc")]
    [TestCase("a\u0000b\u001Bc", "a b c")]
    [TestCase("two  spaces", "two  spaces")]
    [TestCase("a\uFFFDb", "ab")]
    [TestCase("plain", "plain")]
    public void Every_form_cleans_a_text_alike(string text, string clean)
    {
        Assert.That(FormText.Value(text), Is.EqualTo(clean));
        Assert.That(Hl7Fields.Text(text), Is.EqualTo(clean));
        Assert.That(ResultText.Line(text, 64), Is.EqualTo(clean));
        Assert.That(ResultText.Lines(text), Is.EqualTo(clean));
        Assert.That(SourceValues.Name(text), Is.EqualTo(clean));
    }

    [Test]
    public void Lines_stay_lines_in_each_form_of_them()
    {
        Assert.That(FormText.Text("a\r\n  b \n\n"), Is.EqualTo("a\n  b"));
        Assert.That(ResultText.Lines("a\r\n  b \n\n"), Is.EqualTo("a\r\n  b"));
        Assert.That(Hl7Fields.Lines("a\r\n  b \n\n"), Is.EqualTo("a~  b"));
    }

    [Test]
    public void An_identifier_of_a_header_is_as_it_is_or_not_there()
    {
        Assert.That(SourceValues.Identifier(new DicomDataset().AddOrUpdate(DicomTag.PatientID, "A  1"), DicomTag.PatientID, 64), Is.EqualTo("A  1"));
        // As bytes: such a value can only be received.
        var received = new DicomDataset().AddOrUpdate(new DicomElement(DicomTag.PatientID, DicomVR.LO, "A\u00071 "u8.ToArray(), DicomCharacterSet.Utf8));
        Assert.That(SourceValues.Identifier(received, DicomTag.PatientID, 64), Is.Empty);
    }
}
