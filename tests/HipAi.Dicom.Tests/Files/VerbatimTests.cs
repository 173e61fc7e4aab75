using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Files;

/// <summary>What was read and not changed is written byte for byte, whatever is odd about it; what was changed is written strictly.</summary>
[TestFixture]
[Category("A8")]
public sealed class VerbatimTests
{
    /// <summary>A group length, an odd length, a sequence with a length and a delimiter, a null as padding, an unknown representation, nulls at the end.</summary>
    private static readonly byte[] Odd = Bytes(
        "08000000 554C 0400 FF000000 08001600 5549 0300 312E32" +
        "40007502 5351 0000 22000000 FEFF00E0 FFFFFFFF 28001000 5553 0200 0201 FEFF0DE0 00000000 FEFFDDE0 00000000" +
        "11001000 4C4F 0400 41420000 11000110 5859 0200 3132" +
        "00000000 00000000 00000000");

    [Test]
    public void Odd_bytes_come_out_as_they_went_in_from_memory_and_from_a_file()
    {
        using var folder = new TempFolder();
        byte[] file = [.. Sample.Head(DicomTransferSyntax.ExplicitVRLittleEndian), .. Odd];
        File.WriteAllBytes(folder.File("a.dcm"), file);
        var opened = DicomFile.Open(folder.File("a.dcm"));
        opened.Save(folder.File("b.dcm"));

        Assert.That(File.ReadAllBytes(folder.File("b.dcm")), Is.EqualTo(file));
        Assert.That(opened.Dataset.GetString(DicomTag.SOPClassUID), Is.EqualTo("1.2"));
        Assert.That(Write(DicomDatasetReader.Read(Odd, DicomTransferSyntax.ExplicitVRLittleEndian)), Is.EqualTo(Odd));
        Assert.That(Write(DicomDatasetReader.Read(Odd, DicomTransferSyntax.ExplicitVRLittleEndian).Clone()), Is.EqualTo(Odd), "a copy");
        Assert.That(Write(opened.Dataset), Is.EqualTo(Odd), "the data set alone");
    }

    [Test]
    public void A_deflated_data_set_comes_out_as_it_was_deflated()
    {
        using var folder = new TempFolder();
        // A stored block of 22 bytes, which no deflater would choose; the byte after it is padding, here not a null.
        var stored = Bytes("011600E9FF 08001600 5549 0400 312E3200 28001000 5553 0200 0201 00");
        byte[] file = [.. Sample.Head(DicomTransferSyntax.DeflatedExplicitVRLittleEndian), .. stored];
        file[^1] = 0x7F;
        File.WriteAllBytes(folder.File("a.dcm"), file);
        var opened = DicomFile.Open(folder.File("a.dcm"));
        using var written = new MemoryStream();
        opened.Save(written);
        Assert.That(written.ToArray(), Is.EqualTo(file));
    }

    [TestCaseSource(nameof(Changes))]
    public void Any_change_at_any_depth_makes_the_writer_strict(Action<DicomDataset> change)
    {
        var dataset = DicomDatasetReader.Read(Odd, DicomTransferSyntax.ExplicitVRLittleEndian);
        change(dataset);
        var written = Write(dataset);
        var oddities = new List<string>();
        var back = DicomDatasetReader.Read(written, DicomTransferSyntax.ExplicitVRLittleEndian, new DicomReadOptions { OnOddity = oddities.Add });

        Assert.That(written, Is.Not.EqualTo(Odd));
        Assert.That(back.Contains(new DicomTag(0x0008, 0x0000)), Is.False, "group length");
        Assert.That(oddities.Where(sentence => !sentence.Contains("padded", StringComparison.Ordinal)), Is.Empty);
        Assert.That(DatasetComparison.FirstDifference(DatasetComparison.AsWrittenStrictly(dataset), back), Is.Null);
    }

    [Test]
    public void Another_transfer_syntax_and_a_stream_are_written_strictly()
    {
        var dataset = DicomDatasetReader.Read(Odd, DicomTransferSyntax.ExplicitVRLittleEndian);
        Assert.That(Write(dataset, DicomTransferSyntax.ExplicitVRBigEndian), Has.Length.LessThan(Odd.Length));
        using var stream = new MemoryStream(Odd);
        Assert.That(Write(DicomDatasetReader.Read(stream, DicomTransferSyntax.ExplicitVRLittleEndian)), Has.Length.LessThan(Odd.Length));
    }

    [Test]
    public void A_header_that_was_read_alone_is_written_as_far_as_it_was_read()
    {
        using var folder = new TempFolder();
        new DicomFile(Sample.Rich(), DicomTransferSyntax.ExplicitVRLittleEndian).Save(folder.File("a.dcm"));
        DicomFile.Open(folder.File("a.dcm"), DicomReadOptions.HeaderOnly).Save(folder.File("b.dcm"));
        var (whole, header) = (File.ReadAllBytes(folder.File("a.dcm")), File.ReadAllBytes(folder.File("b.dcm")));
        Assert.That(whole.AsSpan().StartsWith(header), Is.True);
        Assert.That(header, Has.Length.EqualTo(whole.Length - 24), "12 bytes of header and 12 of pixels");
    }

    [Test]
    public void A_changed_meta_information_is_written_anew_before_the_data_set_as_it_was()
    {
        using var folder = new TempFolder();
        byte[] file = [.. Sample.Head(DicomTransferSyntax.ExplicitVRLittleEndian), .. Odd];
        File.WriteAllBytes(folder.File("a.dcm"), file);
        var opened = DicomFile.Open(folder.File("a.dcm"));
        opened.FileMetaInfo.AddOrUpdate(DicomTag.SourceApplicationEntityTitle, "HIPAI");
        opened.Save(folder.File("b.dcm"));

        Assert.That(File.ReadAllBytes(folder.File("b.dcm")).AsSpan().EndsWith(Odd), Is.True);
        Assert.That(DicomFile.Open(folder.File("b.dcm")).FileMetaInfo.GetString(DicomTag.SourceApplicationEntityTitle), Is.EqualTo("HIPAI"));
    }

    private static IEnumerable<TestCaseData<Action<DicomDataset>>> Changes()
    {
        yield return Case("add", dataset => dataset.AddOrUpdate(DicomTag.PatientID, "1"));
        yield return Case("replace", dataset => dataset.AddOrUpdate(DicomTag.SOPClassUID, "1.2"));
        yield return Case("remove", dataset => dataset.Remove(DicomTag.SOPClassUID));
        yield return Case("change an item", dataset => dataset.GetSequenceItems(DicomTag.RequestAttributesSequence)[0].AddOrUpdate(DicomTag.Rows, 1));
        yield return Case("add an item", dataset => Items(dataset).Add(new DicomDataset()));
        yield return Case("remove an item", dataset => Items(dataset).RemoveAt(0));
        yield return Case("replace an item", dataset => Items(dataset)[0] = new DicomDataset());
        yield return Case("remove all items", dataset => Items(dataset).Clear());

        static TestCaseData<Action<DicomDataset>> Case(string name, Action<DicomDataset> change) => new(change) { TestName = name };
        static IList<DicomDataset> Items(DicomDataset dataset) => dataset.OfType<DicomSequence>().Single().Items;
    }

    private static byte[] Write(DicomDataset dataset, DicomTransferSyntax? syntax = null)
    {
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, syntax ?? DicomTransferSyntax.ExplicitVRLittleEndian);
        return written.ToArray();
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
