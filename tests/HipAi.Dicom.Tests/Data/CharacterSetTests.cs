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

    [TestCase("ISO IR 100", "E9", "é")]
    [TestCase("ISO_IR_100", "E9", "é")]
    [TestCase("ISO-IR 100", "E9", "é")]
    [TestCase("ISO 2022-IR 100", "E9", "é")]
    [TestCase("ISO-2022-IR 100", "E9", "é")]
    [TestCase("ISO2022 IR 100", "E9", "é")]
    [TestCase("ISO_2022_IR_100", "E9", "é")]
    [TestCase("IR 100", "E9", "é")]
    [TestCase("ISO 8859-1", "E9", "é")]
    [TestCase("ISO8859-1", "E9", "é")]
    [TestCase("latin1", "E9", "é")]
    [TestCase("ISO8859-2", "A3", "Ł")]
    [TestCase("iso_ir_192", "C3A9", "é")]
    [TestCase("ISO 2022 IR 192", "C3A9", "é")]
    [TestCase("UTF8", "C3A9", "é")]
    [TestCase("utf-8", "C3A9", "é")]
    [TestCase("UNICODE", "C3A9", "é")]
    [TestCase("ISO2022 IR 6", "41", "A")]
    [TestCase("ASCII", "41", "A")]
    [TestCase("GB2312", "CDF5", "王")]
    [TestCase("GB 2312-80", "CDF5", "王")]
    [TestCase("gbk", "CDF5", "王")]
    [TestCase("GB18030-2000", "CDF5", "王")]
    [TestCase("CP936", "CDF5", "王")]
    [TestCase("ISO_IR 149", "FBF3", "洪")]
    [TestCase("EUC-KR", "FBF3", "洪")]
    [TestCase("KS C 5601", "FBF3", "洪")]
    [TestCase("Shift_JIS", "8E52", "山")]
    [TestCase("EUC-JP", "BBB3", "山")]
    [TestCase("ISO_IR 87", "1B24423B331B2842", "山")]
    [TestCase("TIS-620", "A1", "ก")]
    [TestCase("windows-1251", "C6", "Ж")]
    [TestCase("cp1252", "80", "€")]
    [TestCase("KOI8-R", "F6", "Ж")]
    public void Wrong_spellings_are_understood_and_told(string term, string hex, string text)
    {
        var set = DicomCharacterSet.Parse([term], out var oddity);
        Assert.That(oddity, Does.Contain("misspelt"));
        Assert.That(set.Decode(Convert.FromHexString(hex)), Is.EqualTo(text));
    }

    [TestCase("PETSCII", "C3A9", "é", "unknown character set 'PETSCII'", Description = "readable as UTF-8")]
    [TestCase("PETSCII", "E9", "é", "unknown character set 'PETSCII'", Description = "not UTF-8")]
    [TestCase("ISO_IR 999", "E9", "é", "unknown character set 'ISO_IR 999'")]
    [TestCase("ISO_IR 100\\ISO 2022 IR 87", "E9", "é", "'ISO_IR 100' is misspelt")]
    [TestCase("ISO_IR 192\\ISO 2022 IR 87", "C3A9", "é", "cannot stand beside")]
    [TestCase("ISO 2022 IR 100\\GB18030", "E9", "é", "cannot stand beside")]
    [TestCase("ISO 2022 IR 100\\KLINGON", "E9", "é", "unknown character set 'KLINGON', left out")]
    public void Terms_that_mean_nothing_leave_the_text_readable(string terms, string hex, string text, string told)
    {
        var set = DicomCharacterSet.Parse(terms.Split('\\'), out var oddity);
        Assert.That(oddity, Does.Contain(told));
        Assert.That(set.Decode(Convert.FromHexString(hex)), Is.EqualTo(text));
    }

    [Test]
    public void JIS_X_0212_was_read_as_JIS_X_0208()
    {
        var set = DicomCharacterSet.Parse(["", "ISO 2022 IR 159"], out _);
        Assert.That(set.Decode(Convert.FromHexString("1B24284430211B2842")), Is.EqualTo("丂"));
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
