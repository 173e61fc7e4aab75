using System.IO.Compression;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Files;

[TestFixture]
[Category("A3")]
public sealed class DicomDatasetReaderTests
{
    private static readonly DicomTransferSyntax[] Native =
    [
        DicomTransferSyntax.ImplicitVRLittleEndian, DicomTransferSyntax.ExplicitVRLittleEndian,
        DicomTransferSyntax.ExplicitVRBigEndian, DicomTransferSyntax.DeflatedExplicitVRLittleEndian,
    ];

    [TestCaseSource(nameof(Native))]
    public void What_is_written_is_read_and_written_again_byte_for_byte(DicomTransferSyntax syntax)
    {
        var dataset = Sample.Rich();
        var bytes = Write(dataset, syntax);
        var fromMemory = DicomDatasetReader.Read(bytes, syntax);
        using var stream = new NoSeekStream(bytes);
        var fromStream = DicomDatasetReader.Read(stream, syntax);

        Assert.That(DatasetComparison.FirstDifference(dataset, fromMemory, compareRepresentations: syntax.IsExplicitVR), Is.Null);
        Assert.That(DatasetComparison.FirstDifference(fromMemory, fromStream), Is.Null);
        Assert.That(Write(fromStream, syntax), Is.EqualTo(bytes));
        Assert.That(fromMemory.GetString(DicomTag.PatientName), Is.EqualTo("Müller^Jürgen"));
        Assert.That(fromMemory.GetSequenceItems(DicomTag.AnatomicRegionSequence)[0].GetString(DicomTag.CodeMeaning), Is.EqualTo("Hüftgelenk"), "the character set holds inside items");
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Nesting_of_100000_levels_is_refused_and_costs_no_stack(bool undefinedLengths)
    {
        var bytes = undefinedLengths ? Deep(100_000) : DeepWithLengths(100_000);
        Assert.That(
            () => DicomDatasetReader.Read(bytes, DicomTransferSyntax.ImplicitVRLittleEndian),
            Throws.TypeOf<DicomFileException>().With.Message.Contains("MaxSequenceDepth"));
    }

    [Test]
    public void Nesting_of_100000_levels_can_be_read_copied_and_written_when_the_limit_is_raised()
    {
        var bytes = Deep(100_000);
        var options = new DicomReadOptions { Limits = new DicomReadLimits { MaxSequenceDepth = 100_000 } };
        var dataset = DicomDatasetReader.Read(bytes, DicomTransferSyntax.ImplicitVRLittleEndian, options);
        Assert.That(Write(dataset.Clone(), DicomTransferSyntax.ImplicitVRLittleEndian), Is.EqualTo(bytes));
    }

    [Test]
    public void Announced_lengths_take_no_memory_before_their_bytes_are_there()
    {
        // (7FE0,0010) OW with 512 MiB announced and two bytes there.
        var bytes = Convert.FromHexString("E07F1000" + "4F570000" + "00000020" + "0102");
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var unknownLength = new NoSeekStream(bytes);
        Assert.That(() => DicomDatasetReader.Read(unknownLength, DicomTransferSyntax.ExplicitVRLittleEndian), Throws.TypeOf<DicomFileException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(512 * 1024));
    }

    [Test]
    public void Every_limit_is_named_when_it_is_reached()
    {
        var small = new DicomReadLimits { MaxElementLength = 8, MaxElements = 3, MaxInflatedLength = 1000 };
        var options = new DicomReadOptions { Limits = small };
        var many = new DicomDataset().AddOrUpdate(DicomTag.Rows, 1).AddOrUpdate(DicomTag.Columns, 1).AddOrUpdate(DicomTag.BitsStored, 1).AddOrUpdate(DicomTag.HighBit, 1);
        var large = new DicomDataset().AddOrUpdate(DicomTag.PatientID, "123456789");
        var bomb = Deflate(new byte[10_000_000]);

        Assert.That(() => DicomDatasetReader.Read(Write(many), DicomTransferSyntax.ExplicitVRLittleEndian, options), Throws.TypeOf<DicomFileException>().With.Message.Contains("MaxElements"));
        Assert.That(() => DicomDatasetReader.Read(Write(large), DicomTransferSyntax.ExplicitVRLittleEndian, options), Throws.TypeOf<DicomFileException>().With.Message.Contains("MaxElementLength"));
        Assert.That(() => DicomDatasetReader.Read(bomb, DicomTransferSyntax.DeflatedExplicitVRLittleEndian, options), Throws.TypeOf<DicomFileException>().With.Message.Contains("MaxInflatedLength"));
        Assert.That(() => DicomDatasetReader.Read(new byte[] { 0xFF, 0xFF, 0xFF }, DicomTransferSyntax.DeflatedExplicitVRLittleEndian), Throws.TypeOf<DicomFileException>());
    }

    [TestCase("08001600 5549 0300 312E32", "odd length", Description = "odd length")]
    [TestCase("08001600 5858 0200 312E", "unknown value representation", Description = "XX, 16-bit length")]
    [TestCase("08001600 5858 0000 02000000 312E", "unknown value representation", Description = "XX, 32-bit length")]
    [TestCase("08001600 5549 0200 3100 10002000 02000000 4120", "no value representation", Description = "an implicit element among explicit ones")]
    [TestCase("08001600 5549 0200 3100 28002001 2020 0200 0000", "no value representation", Description = "blanks instead of a representation")]
    [TestCase("10002000 4C4F 0200 4120 08001600 5549 0200 3100", "out of order")]
    [TestCase("08001600 5549 0200 3100 08001600 5549 0200 3200", "twice")]
    [TestCase("08001600 5549 0200 3100 FEFF0DE0 00000000 10002000 4C4F 0200 4120", "closes nothing")]
    [TestCase("54002002 5351 0000 FFFFFFFF FEFF00E0 FFFFFFFF 28001000 5553 0200 0201 FEFFDDE0 00000000", "item delimiter should")]
    [TestCase("54002002 5351 0000 FFFFFFFF FEFF00E0 0A000000 28001000 5553 0200 0201", "delimiter of a sequence")]
    [TestCase("54002002 5351 0000 12000000 FEFF00E0 FFFFFFFF 28001000 5553 0200 0201 28001100 5553 0200 0201", "should end with a delimiter")]
    [TestCase("54002002 5351 0000 FFFFFFFF FEFF00E0 0A000000 28001000 5553 0200 0201 FEFF0DE0 00000000 FEFFDDE0 00000000", "outside an item")]
    [TestCase("08001600 5549 0200 3100 0000", "stray bytes")]
    [TestCase("08001600 1A000000 31003200330034003500360037003800390030003100320033", "truncated", Description = "one byte too few")]
    [TestCase("08001600 02000000 3100 10002000 02000000 4120", "has no value representations although")]
    public void Odd_bytes_are_read_and_told_or_refused_by_name(string hex, string told)
    {
        var oddities = new List<string>();
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        try
        {
            DicomDatasetReader.Read(bytes, DicomTransferSyntax.ExplicitVRLittleEndian, new DicomReadOptions { OnOddity = oddities.Add });
        }
        catch (DicomFileException exception)
        {
            oddities.Add(exception.Message);
        }

        Assert.That(oddities, Has.Some.Contains(told));
    }

    [Test]
    public void Unknown_elements_that_are_sequences_are_opened_and_written_as_they_were()
    {
        // UN of undefined length holds implicit items (PS3.5 6.2.2 note 4); a public sequence that a node wrote as UN is one too.
        var bytes = Convert.FromHexString((
            "11000110 554E 0000 FFFFFFFF FEFF00E0 0A000000 10002000 02000000 4120 FEFFDDE0 00000000" +
            "54002002 554E 0000 12000000 FEFF00E0 0A000000 10002000 02000000 4220").Replace(" ", "", StringComparison.Ordinal));
        var dataset = DicomDatasetReader.Read(bytes, DicomTransferSyntax.ExplicitVRLittleEndian);

        Assert.That(dataset.GetSequenceItems(new DicomTag(0x0011, 0x1001))[0].GetString(DicomTag.PatientID), Is.EqualTo("A"));
        Assert.That(dataset.GetSequenceItems(DicomTag.ViewCodeSequence)[0].GetString(DicomTag.PatientID), Is.EqualTo("B"));
        Assert.That(Write(dataset), Is.EqualTo(bytes));
    }

    [TestCaseSource(nameof(Native))]
    public void A_data_set_that_begins_with_a_high_group_was_read_in_the_wrong_byte_order(DicomTransferSyntax syntax)
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.PerFrameFunctionalGroupsSequence, new DicomDataset().AddOrUpdate(DicomTag.Rows, 1));
        var back = DicomDatasetReader.Read(Write(dataset, syntax), syntax);
        Assert.That(back.GetSequenceItems(DicomTag.PerFrameFunctionalGroupsSequence)[0].GetSingleValue<int>(DicomTag.Rows), Is.EqualTo(1));
    }

    [Test]
    public void A_header_only_read_leaves_the_pixels_in_the_stream()
    {
        using var stream = new CountingReadStream(Write(Sample.Rich().AddOrUpdate(DicomVR.OW, DicomTag.PixelData, new byte[10_000_000])));
        var dataset = DicomDatasetReader.Read(stream, DicomTransferSyntax.ExplicitVRLittleEndian, DicomReadOptions.HeaderOnly);

        Assert.That(dataset.Contains(DicomTag.PixelData), Is.False);
        Assert.That(dataset.Contains(DicomTag.Rows), Is.True);
        Assert.That(stream.Count, Is.LessThan(100_000));
    }

    private static byte[] Write(DicomDataset dataset, DicomTransferSyntax? syntax = null)
    {
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, syntax ?? DicomTransferSyntax.ExplicitVRLittleEndian);
        return written.ToArray();
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var deflate = new DeflateStream(target, CompressionLevel.Fastest))
        {
            deflate.Write(bytes);
        }

        return target.ToArray();
    }

    /// <summary>View Code Sequence in itself, undefined lengths, closed at every level.</summary>
    private static byte[] Deep(int levels)
    {
        var open = Convert.FromHexString("54002002FFFFFFFFFEFF00E0FFFFFFFF");
        var close = Convert.FromHexString("FEFF0DE000000000FEFFDDE000000000");
        return [.. Enumerable.Repeat(open, levels).SelectMany(b => b), .. Enumerable.Repeat(close, levels).SelectMany(b => b)];
    }

    private static byte[] DeepWithLengths(int levels)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        for (var rest = levels * 16L; rest > 0; rest -= 16)
        {
            writer.Write(0x02200054);
            writer.Write((uint)(rest - 8));
            writer.Write(0xE000FFFE);
            writer.Write((uint)(rest - 16));
        }

        return bytes.ToArray();
    }
}
