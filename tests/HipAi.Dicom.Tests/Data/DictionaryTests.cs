using HipAi.Dicom.Data;

namespace HipAi.Dicom.Tests.Data;

[TestFixture]
[Category("A3")]
public sealed class DictionaryTests
{
    [TestCase(0x00100010u, "PatientName", "PN", "1")]
    [TestCase(0x7FE00010u, "PixelData", "OB OW", "1")]
    [TestCase(0x00280120u, "PixelPaddingValue", "US SS", "1")]
    [TestCase(0x60020010u, "OverlayRows", "US", "1")]
    [TestCase(0x601E3000u, "OverlayData", "OB OW", "1")]
    [TestCase(0x50020010u, "NumberOfPoints", "US", "1")]
    [TestCase(0x00080000u, "GenericGroupLength", "UL", "1")]
    [TestCase(0x00090010u, "PrivateCreator", "LO", "1")]
    public void Elements_of_the_standard_are_known(uint tag, string keyword, string representations, string multiplicity)
    {
        var entry = DicomDictionary.Find(new DicomTag(tag));
        Assert.That(entry, Is.Not.Null);
        Assert.That(entry.Keyword, Is.EqualTo(keyword));
        Assert.That(string.Join(' ', entry.ValueRepresentations), Is.EqualTo(representations));
        Assert.That(entry.Multiplicity, Is.EqualTo(multiplicity));
    }

    [TestCase(0x00091001u, Description = "private")]
    [TestCase(0x60011010u, Description = "an odd group never repeats a standard one")]
    [TestCase(0x00100011u, Description = "not in the standard")]
    public void Other_elements_are_not(uint tag) => Assert.That(DicomDictionary.Find(new DicomTag(tag)), Is.Null);

    [Test]
    public void Keywords_lead_back_to_their_tags()
    {
        Assert.That(DicomDictionary.TryFindTag("StudyInstanceUID", out var tag), Is.True);
        Assert.That(tag, Is.EqualTo(DicomTag.StudyInstanceUID));
        Assert.That(DicomDictionary.TryFindTag("Nonsense", out _), Is.False);
    }

    [Test]
    public void Standard_UIDs_have_their_names_and_generated_ones_are_legal_and_new()
    {
        Assert.That(DicomUID.Parse("1.2.840.10008.5.1.4.1.1.1.1\0"), Is.SameAs(DicomUID.DigitalXRayImageStorageForPresentation));
        Assert.That(DicomUID.DigitalXRayImageStorageForPresentation.Type, Is.EqualTo(DicomUidType.SopClass));
        var made = Enumerable.Range(0, 100).Select(_ => DicomUID.Generate().UID).ToList();
        Assert.That(made, Is.Unique.And.All.Matches<string>(DicomUID.IsValid));
        Assert.That(DicomUID.FromGuid(Guid.Parse("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")).UID, Is.EqualTo("2.25.329800735698586629295641978511506172918"), "PS3.5 B.2");
    }

    [TestCase("1.2.840.10008.1.2.1", "ExplicitVRLittleEndian", true)]
    [TestCase("1.2.840.10008.1.2.4.201", "HTJ2KLossless", false)]
    public void Transfer_syntaxes_that_are_not_known_by_name_are_encapsulated(string uid, string keyword, bool known)
    {
        Assert.That(DicomTransferSyntax.TryParse(uid, out _), Is.EqualTo(known));
        Assert.That(DicomTransferSyntax.Lookup(uid).IsEncapsulated, Is.EqualTo(!known), keyword);
    }
}
