using System.Buffers.Binary;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Files;

[TestFixture]
[Category("A3")]
public sealed class DicomFileTests
{
    private static readonly DicomTransferSyntax[] Native =
    [
        DicomTransferSyntax.ImplicitVRLittleEndian, DicomTransferSyntax.ExplicitVRLittleEndian,
        DicomTransferSyntax.ExplicitVRBigEndian, DicomTransferSyntax.DeflatedExplicitVRLittleEndian,
    ];

    [TestCaseSource(nameof(Native))]
    public async Task Dcmdump_reads_what_is_written(DicomTransferSyntax syntax)
    {
        using var folder = new TempFolder();
        new DicomFile(Sample.Rich(), syntax).Save(folder.File("a.dcm"));
        var dump = await Tool.RunAsync("dcmdump", ["+L", "+U8", folder.File("a.dcm")]);

        Assert.That(dump.ExitCode, Is.Zero, dump.ToString());
        Assert.That(dump.Error, Is.Empty, "no warnings");
        Assert.That(dump.Output, Does.Contain("[Müller^Jürgen]").And.Contain("HIPAI_0_1").And.Contain("0001\\0002\\0003\\0004\\0005\\ffff"));
    }

    [Test]
    public async Task Dcmdump_reads_names_in_code_extensions()
    {
        // The Japanese sets are left to pydicom: not every build of dcmtk converts them.
        (string[] Terms, string Name)[] names =
        [
            (["", "ISO 2022 IR 149"], "Hong^Gildong=洪^吉洞=홍^길동"),
            (["", "ISO 2022 IR 58"], "Zhang^XiaoDong=张^小东"),
            (["ISO 2022 IR 100", "ISO 2022 IR 144"], "Müller=Люк^Жук"),
        ];
        using var folder = new TempFolder();
        foreach (var (index, (terms, name)) in names.Index())
        {
            var dataset = Sample.Identified().AddOrUpdate(DicomTag.SpecificCharacterSet, terms).AddOrUpdate(DicomTag.PatientName, name);
            new DicomFile(dataset, DicomTransferSyntax.ExplicitVRLittleEndian).Save(folder.File($"{index}.dcm"));
        }

        var dump = await Tool.RunAsync("dcmdump", ["+U8", "+P", "0010,0010", .. Directory.GetFiles(folder.Path).Order()]);
        Assert.That(dump.ExitCode, Is.Zero, dump.ToString());
        Assert.That(dump.Output.Split('\n').Select(line => line.Split('[', ']')).Where(parts => parts.Length > 1).Select(parts => parts[1]), Is.EqualTo(names.Select(n => n.Name)));
    }

    [TestCaseSource(nameof(Native))]
    public void A_saved_file_opens_with_everything_in_it(DicomTransferSyntax syntax)
    {
        using var bytes = new MemoryStream();
        var dataset = Sample.Rich();
        new DicomFile(dataset, syntax).Save(bytes);
        bytes.Position = 0;
        var file = DicomFile.Open(bytes);

        Assert.That(file.TransferSyntax, Is.SameAs(syntax));
        Assert.That(file.Oddities, Is.Empty);
        Assert.That(DatasetComparison.FirstDifference(dataset, file.Dataset, compareRepresentations: syntax.IsExplicitVR), Is.Null);
        Assert.That(file.FileMetaInfo.GetString(DicomTag.MediaStorageSOPInstanceUID), Is.EqualTo("2.25.77"));
        Assert.That(file.FileMetaInfo.GetString(DicomTag.ImplementationClassUID), Is.EqualTo(DicomImplementation.ClassUID));
    }

    [Test]
    public void Meta_information_for_a_streamed_data_set_has_its_exact_length_and_the_callers_title()
    {
        var dataset = new MemoryStream();
        DicomDatasetWriter.Write(dataset, Sample.Rich(), DicomTransferSyntax.ExplicitVRLittleEndian);
        var head = DicomFileMetaWriter.Write(DicomUID.DigitalXRayImageStorageForPresentation.UID, "2.25.77", DicomUID.ExplicitVRLittleEndian.UID, "MODALITY ");
        var groupLength = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(140));

        Assert.That(head.Length, Is.EqualTo(132 + 12 + groupLength));
        using var whole = new MemoryStream([.. head, .. dataset.ToArray()]);
        var file = DicomFile.Open(whole);
        Assert.That(file.FileMetaInfo.GetString(DicomTag.SourceApplicationEntityTitle), Is.EqualTo("MODALITY"));
        Assert.That(file.Oddities, Is.Empty);
        Assert.That(() => DicomFileMetaWriter.Write("", "2.25.77", "1.2.840.10008.1.2", "A"), Throws.TypeOf<DicomFileException>());
    }

    [Test]
    public void Files_without_preamble_or_meta_information_or_with_a_wrong_group_length_are_read_and_told()
    {
        var whole = Bytes(DicomTransferSyntax.ExplicitVRLittleEndian);
        var groupLength = BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(140));
        var wrongLength = (byte[])whole.Clone();
        wrongLength[140] -= 20;
        (byte[] Bytes, string Told)[] cases =
        [
            (whole[128..], "no preamble"),
            (whole[132..], "no preamble and no prefix"),
            (whole[(144 + groupLength)..], "no meta information"),
            ([.. whole[..132], .. whole[(144 + groupLength)..]], "no meta information"),
            ([.. whole[..132], .. whole[144..]], "group length of the meta information is missing"),
            (wrongLength, "too small"),
        ];
        foreach (var (bytes, told) in cases)
        {
            using var stream = new MemoryStream(bytes);
            var file = DicomFile.Open(stream);
            Assert.That(file.Dataset.GetString(DicomTag.PatientName), Is.EqualTo("Müller^Jürgen"), told);
            Assert.That(file.Oddities, Has.Some.Contains(told));
            using var folder = new TempFolder();
            File.WriteAllBytes(folder.File("a.dcm"), bytes);
            DicomFile.Open(folder.File("a.dcm")).Save(folder.File("b.dcm"));
            Assert.That(File.ReadAllBytes(folder.File("b.dcm")), Is.EqualTo(bytes), told);
        }
    }

    [Test]
    public void Meta_information_in_big_endian_or_without_representations_is_read_and_the_file_written_as_it_was()
    {
        using var folder = new TempFolder();
        var dataset = new MemoryStream();
        DicomDatasetWriter.Write(dataset, Sample.Rich(), DicomTransferSyntax.ExplicitVRBigEndian);
        var uid = "1.2.840.10008.1.2.2\0"u8.ToArray();
        (byte[] Meta, string Told)[] cases =
        [
            ([.. Convert.FromHexString("00020000554C00040000001C" + "0002001055490014"), .. uid], "in big endian"),
            ([.. Convert.FromHexString("0200100014000000"), .. uid], "no value representation"),
        ];
        foreach (var (meta, told) in cases)
        {
            byte[] file = [.. new byte[128], .. "DICM"u8, .. meta, .. dataset.ToArray()];
            File.WriteAllBytes(folder.File("a.dcm"), file);
            var opened = DicomFile.Open(folder.File("a.dcm"));
            opened.Save(folder.File("b.dcm"));

            Assert.That(opened.Dataset.GetString(DicomTag.PatientName), Is.EqualTo("Müller^Jürgen"), told);
            Assert.That(opened.TransferSyntax, Is.SameAs(DicomTransferSyntax.ExplicitVRBigEndian));
            Assert.That(opened.Oddities, Has.Some.Contains(told));
            Assert.That(File.ReadAllBytes(folder.File("b.dcm")), Is.EqualTo(file));
        }
    }

    [Test]
    public void A_declared_syntax_that_is_not_that_of_the_data_set_is_corrected()
    {
        var explicitly = Bytes(DicomTransferSyntax.ExplicitVRLittleEndian);
        var implicitly = Bytes(DicomTransferSyntax.ImplicitVRLittleEndian);
        byte[][] mixed =
        [
            [.. explicitly[..Start(explicitly)], .. implicitly[Start(implicitly)..]],
            [.. implicitly[..Start(implicitly)], .. explicitly[Start(explicitly)..]],
        ];
        foreach (var bytes in mixed)
        {
            using var stream = new MemoryStream(bytes);
            var file = DicomFile.Open(stream);
            Assert.That(file.Dataset.GetSingleValue<int>(DicomTag.Rows), Is.EqualTo(2));
            Assert.That(file.Oddities, Has.Some.Contains("although its transfer syntax is"));
        }
    }

    [TestCase("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [TestCase("")]
    public void Something_else_is_not_a_DICOM_file(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text));
        Assert.That(() => DicomFile.Open(stream), Throws.TypeOf<DicomFileException>().With.Message.StartsWith("not a DICOM file"));
    }

    private static int Start(byte[] file) => 144 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(140));

    private static byte[] Bytes(DicomTransferSyntax syntax)
    {
        using var bytes = new MemoryStream();
        new DicomFile(Sample.Rich(), syntax).Save(bytes);
        return bytes.ToArray();
    }
}
