using HipAi.Dicom.Data;

namespace HipAi.Dicom.Tests.Data;

/// <summary>The examples of PS3.5 Annexes H, I, J and K, byte for byte as they stand there, and spellings seen in files.</summary>
[TestFixture]
[Category("A3")]
public sealed class CharacterSetTests
{
    [TestCase("ISO_IR 100", "C4 6E 65 61 73", "Äneas")]
    [TestCase("ISO_IR 144", "BB EE DA 63 65 DC D1 79 70 D3", "Люкceмбypг", Description = "PS3.5 has this name in Cyrillic and Latin letters")]
    [TestCase("ISO_IR 126", "C4 E9 EF ED F5 F3 E9 EF F2", "Διονυσιος")]
    [TestCase("ISO_IR 138", "F9 F8 E5 EF 5E E3 E1 E5 F8 E4", "שרון^דבורה")]
    [TestCase("ISO_IR 127", "E2 C8 C7 E6 EA 5E E4 E6 D2 C7 D1", "قباني^لنزار")]
    [TestCase("ISO_IR 192", "57 61 6E 67 5E 58 69 61 6F 44 6F 6E 67 3D E7 8E 8B", "Wang^XiaoDong=王")]
    [TestCase("GB18030", "57 61 6E 67 5E 58 69 61 6F 44 6F 6E 67 3D CD F5", "Wang^XiaoDong=王")]
    [TestCase("ISO_IR 13", "D4 CF C0 DE 5E C0 DB B3", "ﾔﾏﾀﾞ^ﾀﾛｳ")]
    [TestCase("\\ISO 2022 IR 87", "59 61 6D 61 64 61 3D 1B 24 42 3B 33 45 44 1B 28 42 5E 1B 24 42 42 40 4F 3A 1B 28 42", "Yamada=山田^太郎")]
    [TestCase("\\ISO 2022 IR 149", "48 6F 6E 67 3D 1B 24 29 43 FB F3 5E 1B 24 29 43 D1 CE D4 D7", "Hong=洪^吉洞")]
    [TestCase("\\ISO 2022 IR 58", "57 61 6E 67 3D 1B 24 29 41 CD F5", "Wang=王")]
    public void Text_is_decoded(string terms, string hex, string text)
    {
        var set = DicomCharacterSet.Parse(terms.Split('\\'), out var oddity);
        Assert.That(oddity, Is.Null);
        Assert.That(set.Decode(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))), Is.EqualTo(text));
    }

    [TestCase("ISO IR 100", "IR100")]
    [TestCase("iso_ir_192", "UTF-8")]
    [TestCase("ISO-IR 100", "dash")]
    [TestCase("ISO 2022-IR 100", "dash")]
    public void Wrong_spellings_are_understood_and_told(string term, string why)
    {
        _ = DicomCharacterSet.Parse([term], out var oddity);
        Assert.That(oddity, Does.Contain("misspelt"), why);
    }

    [Test]
    public void Text_that_the_character_set_cannot_express_is_not_written()
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.PatientName, "Łoś");
        Assert.That(() => dataset.GetBytes(DicomTag.PatientName), Throws.TypeOf<DicomDataException>().With.Message.Contains("SpecificCharacterSet"));
        dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 100");
        Assert.That(() => dataset.GetBytes(DicomTag.PatientName), Throws.TypeOf<DicomDataException>());
        dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 101");
        Assert.That(dataset.GetBytes(DicomTag.PatientName).ToArray(), Is.EqualTo(new byte[] { 0xA3, 0x6F, 0xB6 }));
    }
}
