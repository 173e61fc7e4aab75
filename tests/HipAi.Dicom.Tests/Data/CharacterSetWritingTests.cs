using FsCheck;
using FsCheck.Fluent;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Data;

/// <summary>Text in ISO 2022 code extensions: person names byte for byte as the examples of PS3.5 Annexes H, I, J and K have them.</summary>
[TestFixture]
[Category("A3")]
public sealed class CharacterSetWritingTests
{
    [TestCase("\\ISO 2022 IR 87", "Yamada^Tarou=山田^太郎=やまだ^たろう",
        "59616D6164615E5461726F753D 1B2442 3B334544 1B2842 5E 1B2442 42404F3A 1B2842 3D 1B2442 2464245E2440 1B2842 5E 1B2442 243F246D2426 1B2842", TestName = "H.3.1")]
    [TestCase("ISO 2022 IR 13\\ISO 2022 IR 87", "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
        "D4CFC0DE5EC0DBB33D 1B2442 3B334544 1B284A 5E 1B2442 42404F3A 1B284A 3D 1B2442 2464245E2440 1B284A 5E 1B2442 243F246D2426 1B284A", TestName = "H.3.2")]
    [TestCase("\\ISO 2022 IR 149", "Hong^Gildong=洪^吉洞=홍^길동",
        "486F6E675E47696C646F6E673D 1B242943 FBF3 5E 1B242943 D1CED4D7 3D 1B242943 C8AB 5E 1B242943 B1E6B5BF", TestName = "I.2")]
    [TestCase("\\ISO 2022 IR 58", "Zhang^XiaoDong=张^小东",
        "5A68616E675E5869616F446F6E673D 1B242941 D5C5 5E 1B242941 D0A1B6AB 3D", TestName = "K.2")]
    [TestCase("ISO_IR 192", "Wang^XiaoDong=王^小東", "57616E675E5869616F446F6E673D E78E8B 5E E5B08FE69DB1 3D", TestName = "J.1")]
    [TestCase("GB18030", "Wang^XiaoDong=王^小东", "57616E675E5869616F446F6E673D CDF5 5E D0A1B6AB 3D", TestName = "J.2")]
    [TestCase("GBK", "Wang^XiaoDong=王^小东", "57616E675E5869616F446F6E673D CDF5 5E D0A1B6AB 3D", TestName = "J.4")]
    [TestCase("\\ISO 2022 IR 159", "Kuroda=丂", "4B75726F64613D 1B242844 3021 1B2842", TestName = "JIS X 0212")]
    [TestCase("ISO 2022 IR 100\\ISO 2022 IR 144", "Müller=Люк", "4DFC6C6C65723D 1B2D4C BBEEDA 1B2D41", TestName = "two alphabets")]
    [TestCase("ISO 2022 IR 6\\ISO 2022 IR 126", "Greek=Διο", "477265656B3D 1B2D46 C4E9EF", TestName = "IR 6 first")]
    [TestCase("ISO 2022 IR 6\\ISO 2022 IR 13\\ISO 2022 IR 87", "ﾔ山A=ﾔ", "1B2949 D4 1B2442 3B33 1B2842 41 3D 1B2949 D4", TestName = "katakana beside kanji")]
    public void A_name_is_written_as_in_the_examples_of_the_standard_and_read_again(string terms, string text, string hex)
    {
        var expected = hex.Replace(" ", "", StringComparison.Ordinal);
        var (set, bytes) = Write(terms, DicomVR.PN, text);
        Assert.That(Convert.ToHexString(bytes), Is.EqualTo(expected.EndsWith("3D", StringComparison.Ordinal) ? expected[..^2] : expected));
        Assert.That(set.Decode(Convert.FromHexString(expected), DicomVR.PN).TrimEnd('='), Is.EqualTo(text));
    }

    [TestCase("\\ISO 2022 IR 149", "LT", "The 1st line includes 길동.\r\nThe 2nd line includes 길동, too.\r\nThe 3rd line")]
    [TestCase("\\ISO 2022 IR 58", "ST", "1. 第一行文字。\r\n2. 第二行文字。\r\n3. 第三行文字。")]
    [TestCase("\\ISO 2022 IR 87\\ISO 2022 IR 159", "UT", "山\t田\f丂a\n太=郎^A")]
    [TestCase("ISO 2022 IR 100\\ISO 2022 IR 144\\ISO 2022 IR 87", "LO", "é^Ж=山")]
    [TestCase("ISO 2022 IR 13\\ISO 2022 IR 87", "LO", "ﾀﾛｳ太郎A")]
    public void Text_is_read_as_it_was_written(string terms, string vr, string text)
    {
        Assert.That(DicomVR.TryParse(vr, out var representation), Is.True);
        var (set, bytes) = Write(terms, representation, text);
        Assert.That(set.Decode(bytes, representation), Is.EqualTo(text));
    }

    [Test]
    public void Every_value_of_several_calls_its_sets_again()
    {
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.SpecificCharacterSet, "", "ISO 2022 IR 87").AddOrUpdate(DicomTag.OtherPatientNames, "山^田", "太郎");
        Assert.That(Convert.ToHexString(dataset.GetBytes(DicomTag.OtherPatientNames).Span), Is.EqualTo("1B24423B331B28425E1B244245441B28425C1B244242404F3A1B2842"));
        Assert.That(dataset.GetStrings(DicomTag.OtherPatientNames), Is.EqualTo(new[] { "山^田", "太郎" }));
    }

    [TestCase("\\ISO 2022 IR 58", "镕", Description = "in GBK, not in GB 2312")]
    [TestCase("\\ISO 2022 IR 149", "갂", Description = "in CP949, not in KS X 1001")]
    [TestCase("\\ISO 2022 IR 87", "①", Description = "of NEC, not in JIS X 0208")]
    [TestCase("\\ISO 2022 IR 87", "髙", Description = "of IBM, not in JIS X 0208")]
    [TestCase("ISO_IR 100", "Ж")]
    [TestCase("GBK", "𠀀", Description = "four bytes in GB 18030")]
    [TestCase("ISO_IR 166", "€", Description = "in Windows-874, not in TIS 620")]
    public void A_character_that_no_named_set_has_is_not_written(string terms, string text) =>
        Assert.That(() => Write(terms, DicomVR.LO, text), Throws.TypeOf<DicomDataException>().With.Message.Contains("cannot express"));

    [Test]
    public void Text_in_code_extensions_was_taken_for_ASCII_when_the_character_set_was_changed()
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SpecificCharacterSet, "", "ISO 2022 IR 87").AddOrUpdate(DicomTag.PatientName, "山^田")
            .AddOrUpdate(DicomTag.ViewCodeSequence, new DicomDataset().AddOrUpdate(DicomTag.CodeMeaning, "太郎").AddOrUpdate(DicomTag.CodeValue, "1"));
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
        var read = DicomDatasetReader.Read(written.ToArray(), DicomTransferSyntax.ExplicitVRLittleEndian);
        read.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192");
        using var again = new MemoryStream();
        DicomDatasetWriter.Write(again, read, DicomTransferSyntax.ExplicitVRLittleEndian);
        var back = DicomDatasetReader.Read(again.ToArray(), DicomTransferSyntax.ExplicitVRLittleEndian);

        Assert.That(Convert.ToHexString(again.ToArray()), Does.Contain("E5B1B15EE794B0").And.Contain("E5A4AAE9838E").And.Not.Contain("1B24"));
        Assert.That(back.GetString(DicomTag.PatientName), Is.EqualTo("山^田"));
        Assert.That(back.GetSequenceItems(DicomTag.ViewCodeSequence)[0].GetString(DicomTag.CodeMeaning), Is.EqualTo("太郎"));
    }

    [Test]
    public void Half_a_character_is_not_written() =>
        Assert.That(() => Write("ISO_IR 192", DicomVR.LO, new string('\uD800', 1)), Throws.TypeOf<DicomDataException>());

    [Test]
    public void A_delimiter_ends_what_was_called_before_it_unless_bytes_could_mean_nothing_else()
    {
        var korean = DicomCharacterSet.Parse(["", "ISO 2022 IR 149"], out _);
        Assert.That(korean.Decode(Convert.FromHexString("1B242943FBF35ED1CE"), DicomVR.PN), Is.EqualTo("洪^吉"), "not called again, and no other set could be meant");
        var mixed = DicomCharacterSet.Parse(["ISO 2022 IR 100", "ISO 2022 IR 144"], out _);
        Assert.That(mixed.Decode(Convert.FromHexString("1B2D4CB65EE9"), DicomVR.PN), Is.EqualTo("Ж^é"), "Latin-1 is in force again");
        Assert.That(mixed.Decode(Convert.FromHexString("1B2D4CB65EB6"), DicomVR.LO), Is.EqualTo("Ж^Ж"), "a caret is text here");
    }

    [Test]
    public void Any_text_of_several_sets_is_read_as_it_was_written()
    {
        const string Characters = "ABc =^-,éßЖЛλΣŁźｱﾔ山田太郎やま丂一";
        var terms = string.Join('\\', "ISO 2022 IR 100", "ISO 2022 IR 144", "ISO 2022 IR 126", "ISO 2022 IR 101", "ISO 2022 IR 13", "ISO 2022 IR 87", "ISO 2022 IR 159");
        var property = Prop.ForAll(Arb.From(Gen.Elements(Characters.ToCharArray()).ArrayOf()), Arb.From(Gen.Elements("LO", "PN", "LT")), (characters, vr) =>
        {
            var text = new string(characters[..Math.Min(60, characters.Length)]);
            Assert.That(DicomVR.TryParse(vr, out var representation), Is.True);
            var (set, bytes) = Write(terms, representation, text);
            return set.Decode(bytes, representation) == text;
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(3, 5));
    }

    private static (DicomCharacterSet Set, byte[] Bytes) Write(string terms, DicomVR vr, string text)
    {
        var set = DicomCharacterSet.Parse(terms.Split('\\'), out var oddity);
        Assert.That(oddity, Is.Null);
        var element = DicomElement.FromText(new DicomTag(0x0011, 0x1001), vr, [text]);
        return (set, element.GetBytes(set).ToArray());
    }
}
