using HipAi.Dicom.Data;

namespace HipAi.Dicom.Tests.Data;

[TestFixture]
[Category("A3")]
public sealed class PersonNameTests
{
    [TestCase("Yamada^Tarou=山田^太郎=やまだ^たろう")]
    [TestCase("Adams^John Robert Quincy^^Rev.^B.A. M.Div.")]
    [TestCase("=山田^太郎")]
    [TestCase("==やまだ")]
    [TestCase("")]
    public void A_name_is_what_it_was_read_from(string text) => Assert.That(DicomPersonName.Parse(text).ToString(), Is.EqualTo(text));

    [Test]
    public void Groups_and_components_have_their_names()
    {
        var name = DicomPersonName.Parse("Adams^John^Quincy^Rev.^B.A.=亜当^約翰=あだむす");
        Assert.That(name.Alphabetic, Is.EqualTo(new DicomPersonNameGroup("Adams", "John", "Quincy", "Rev.", "B.A.")));
        Assert.That(name.Ideographic.GivenName, Is.EqualTo("約翰"));
        Assert.That(name.Phonetic.FamilyName, Is.EqualTo("あだむす"));
        Assert.That(DicomPersonName.Parse("A") == new DicomPersonName("A"), Is.True);
        Assert.That(DicomPersonName.Parse(null).IsEmpty, Is.True);
    }

    [TestCase("Doe ^ Jane ^", "Doe^Jane", Description = "spaces")]
    [TestCase("a^b^c^d^e^f^g", "a^b^c^d^e f g", Description = "seven components")]
    [TestCase("a=b=c=d", "a=b=c", Description = "four groups")]
    [TestCase("Doe^Jane^^^", "Doe^Jane")]
    public void Odd_names_are_read(string text, string read) => Assert.That(DicomPersonName.Parse(text).ToString(), Is.EqualTo(read));

    [TestCase("a^b")]
    [TestCase("a=b")]
    [TestCase("a\\b")]
    [TestCase("a\nb")]
    [TestCase("A name that is longer than the sixty-four characters that a group may have")]
    public void Odd_names_are_not_built(string family) => Assert.That(() => new DicomPersonName(family), Throws.ArgumentException);

    [Test]
    public void A_data_set_gives_and_takes_names()
    {
        var name = new DicomPersonName(new DicomPersonNameGroup("Hong", "Gildong"), new DicomPersonNameGroup("洪", "吉洞"));
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SpecificCharacterSet, "", "ISO 2022 IR 149")
            .AddOrUpdate(DicomTag.PatientName, name)
            .AddOrUpdate(DicomTag.OtherPatientNames, name, new DicomPersonName("Doe"));

        Assert.That(dataset.GetString(DicomTag.PatientName), Is.EqualTo("Hong^Gildong=洪^吉洞"));
        Assert.That(dataset.GetPersonName(DicomTag.PatientName), Is.EqualTo(name));
        Assert.That(dataset.GetValues<DicomPersonName>(DicomTag.OtherPatientNames), Is.EqualTo(new[] { name, new DicomPersonName("Doe") }));
        Assert.That(dataset.GetPersonName(DicomTag.ReferringPhysicianName), Is.EqualTo(DicomPersonName.Empty));
    }
}
