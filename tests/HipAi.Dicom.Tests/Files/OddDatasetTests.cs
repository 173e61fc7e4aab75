using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Files;

/// <summary>What senders get wrong, byte by byte: it is read, told, and written again as it was.</summary>
[TestFixture]
[Category("A5")]
[Category("A8")]
public sealed class OddDatasetTests
{
    private static readonly DicomTag Unknown = new(0x0011, 0x1001);

    [TestCase("28001000 7573 0200 0201", "lower case", Description = "us")]
    [TestCase("54002002 7371 0000 00000000 28001000 5553 0200 0201", "lower case", Description = "sq, 32-bit length")]
    [TestCase("28001000 3F3F 0200 0201 28001100 5553 0200 0201", "no value representation", Description = "??, 16-bit length")]
    [TestCase("20003200 2D2D 0200 3120 28001000 5553 0200 0201", "no value representation", Description = "--, of several elements")]
    [TestCase("00281030 3F3F 0000 02000000 0102", null, Description = "unknown tag, ??, 32-bit length")]
    [TestCase("28002001 2020 28005010 4453 0200 3120", "no value representation", Description = "blanks and nothing else")]
    [TestCase("28001000 5553 0200 0201 FEFF0DE0 00000000", "closes nothing", Description = "an item delimiter at the end")]
    [TestCase("28001000 5553 0200 0201 FEFFDDE0 00000000", "closes nothing", Description = "a sequence delimiter at the end")]
    [TestCase("FEFFDDE0 00000000 28001000 5553 0200 0201", "closes nothing", Description = "a sequence delimiter at the beginning")]
    [TestCase("54002002 5351 0000 08000000 FEFFDDE0 00000000 28001000 5553 0200 0201", "has a length and a delimiter", Description = "and is empty")]
    [TestCase("54002002 5351 0000 1A000000 FEFF00E0 0A000000 28001000 5553 0200 0201 FEFFDDE0 00000000", "has a length and a delimiter")]
    [TestCase("54002002 5351 0000 12000000 FEFF00E0 0A000000 28001000 5553 0200 0201 FEFFDDE0 00000000", "closes nothing", Description = "after the length")]
    [TestCase("54002002 5351 0000 1A000000 FEFF00E0 12000000 28001000 5553 0200 0201 FEFF0DE0 00000000", "closes nothing", Description = "item with both")]
    [TestCase("54002002 5351 0000 22000000 FEFF00E0 0A000000 28001000 5553 0200 0201 0102030405060708 090A0B0C0D0E0F10", "where an item should stand")]
    [TestCase("54002002 5351 0000 FFFFFFFF FEFF00E0 0A000000 28001000 5553 0200 0201 28001100 5553 0200 0201", "without a delimiter")]
    [TestCase("54002002 554C 0000 FFFFFFFF FEFF00E0 00000000 FEFFDDE0 00000000", "truncated", Description = "UL has a 16-bit length, and no undefined one")]
    [TestCase("08001600 5554 0000 FFFFFFFF FEFF00E0 0A000000 28001000 5553 0200 0201 FEFFDDE0 00000000", "UT with undefined length")]
    [TestCase("28001000 5553 0200 0201 E07F1000 4F42 0000 02000000 0102 47415242 41474521", "no elements", Description = "text after the pixels")]
    [TestCase("28001000 5553 0200 0201 00000000 00000000 00000000 00000000 0000", "no elements", Description = "nulls at the end")]
    [TestCase("28001000 5553 0200 0201 E07F1000 4F42 0000 08000000 0102", "is truncated", Description = "the pixels end early")]
    [TestCase("02001000 5549 0200 3100 28001000 5553 0200 0201", "belongs into the meta information")]
    [TestCase("28001000 5553 0200 0201 28001000 5553 0200 0301", "stands twice")]
    [TestCase("28001100 5553 0200 0201 28001000 5553 0200 0301", "out of order")]
    [TestCase("28001000 5553 0300 020103", "odd length")]
    [TestCase("54002002 5351 0000 0A000000 FEFF00E0 0A000000 28001000 5553 0200 0201", "longer than", Description = "an item longer than its sequence")]
    public void It_is_read_told_and_written_as_it_was(string hex, string? told)
    {
        var bytes = Bytes(hex);
        var oddities = new List<string>();
        try
        {
            var dataset = DicomDatasetReader.Read(bytes, DicomTransferSyntax.ExplicitVRLittleEndian, new DicomReadOptions { OnOddity = oddities.Add });
            Assert.That(Write(dataset), Is.EqualTo(bytes));
            Assert.That(Write(dataset.AddOrUpdate(DicomTag.StudyID, "1")), Is.Not.EqualTo(bytes), "strictly");
        }
        catch (DicomFileException exception)
        {
            oddities.Add(exception.Message);
        }

        Assert.That(oddities, told is null ? Is.Not.Empty : Has.Some.Contains(told));
    }

    [TestCase("28001000 5553 0200 0201 E07F1000 4F42 0000 08000000 0102", false)]
    [TestCase("28001000 5553 0200 0201 E07F1000 4F42 0000 FFFFFFFF FEFF00E0 00000000 FEFF00E0 08000000 0102", false)]
    [TestCase("28001000 5553 0200 0201 E07F1000 4F42 0000 02000000 0102", true)]
    public void Whoever_must_know_that_pixels_arrived_whole_gets_an_error_where_they_did_not(string hex, bool isWhole)
    {
        var options = new DicomReadOptions { KeepTruncatedPixelData = false };
        void Read() => DicomDatasetReader.Read(Bytes(hex), DicomTransferSyntax.ExplicitVRLittleEndian, options);

        Assert.That(Read, isWhole ? Throws.Nothing : Throws.InstanceOf<DicomFileException>().With.Message.Contains("truncated"));
    }

    [Test]
    public void Unknown_elements_of_undefined_length_hold_implicit_items_in_any_byte_order_of_what_is_around_them()
    {
        // CP-246 (PS3.5 6.2.2 note 4); the nested item has undefined lengths too.
        var bytes = Bytes("11000110 554E 0000 FFFFFFFF FEFF00E0 FFFFFFFF 40007502 FFFFFFFF FEFF00E0 0A000000 28001000 02000000 0201 FEFFDDE0 00000000" +
            "FEFF0DE0 00000000 FEFFDDE0 00000000 28001000 5553 0200 0301");
        var (dataset, oddities) = Read(bytes);
        var item = dataset.GetSequenceItems(Unknown)[0].GetSequenceItems(DicomTag.RequestAttributesSequence)[0];
        Assert.That(item.GetSingleValue<int>(DicomTag.Rows), Is.EqualTo(0x102));
        Assert.That(dataset.GetSingleValue<int>(DicomTag.Rows), Is.EqualTo(0x103));
        Assert.That(oddities, Is.Empty);
        Assert.That(Read(Write(dataset.Clone().AddOrUpdate(DicomTag.StudyID, "1"))).Dataset.GetSequenceItems(Unknown)[0].Count, Is.EqualTo(1), "strictly");
    }

    [Test]
    public void Explicit_items_in_an_implicit_data_set_are_recognised()
    {
        var bytes = Bytes("40007502 12000000 FEFF00E0 0A000000 28001000 5553 0200 0201 28001000 02000000 0301");
        var oddities = new List<string>();
        var dataset = DicomDatasetReader.Read(bytes, DicomTransferSyntax.ImplicitVRLittleEndian, new DicomReadOptions { OnOddity = oddities.Add });
        Assert.That(dataset.GetSequenceItems(DicomTag.RequestAttributesSequence)[0].GetSingleValue<int>(DicomTag.Rows), Is.EqualTo(0x102));
        Assert.That(dataset.GetSingleValue<int>(DicomTag.Rows), Is.EqualTo(0x103));
        Assert.That(oddities, Has.Exactly(1).Contains("where there should be none"));
    }

    [Test]
    public void Implicit_items_in_an_explicit_data_set_are_recognised()
    {
        var (dataset, oddities) = Read(Bytes("40007502 5351 0000 12000000 FEFF00E0 0A000000 28001000 02000000 0201 28001000 5553 0200 0301"));
        Assert.That(dataset.GetSequenceItems(DicomTag.RequestAttributesSequence)[0].GetSingleValue<int>(DicomTag.Rows), Is.EqualTo(0x102));
        Assert.That(oddities, Has.Some.Contains("no value representation"));
    }

    [TestCase("OB")]
    [TestCase("OW")]
    public void Fragments_stand_outside_pixel_data_too(string vr)
    {
        var code = Convert.ToHexString([(byte)vr[0], (byte)vr[1]]);
        var bytes = Bytes($"11000110 {code} 0000 FFFFFFFF FEFF00E0 00000000 FEFF00E0 02000000 0102 FEFFDDE0 00000000 28001000 5553 0200 0301");
        var (dataset, oddities) = Read(bytes);
        Assert.That(dataset.TryGetItem<DicomFragmentSequence>(Unknown, out var fragments), Is.True);
        Assert.That(fragments!.Fragments.Single().ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(dataset.GetSingleValue<int>(DicomTag.Rows), Is.EqualTo(0x103));
        Assert.That(oddities, Is.Empty);
        Assert.That(Write(dataset.Clone()), Is.EqualTo(bytes));
    }

    [TestCase("FEFF00E0 00000000 FEFF00E0 02000000 0102 FEFF0DE0 00000000 FEFFDDE0 00000000", "item delimiter among")]
    [TestCase("FEFF00E0 00000000 FEFF00E0 02000000 0102", "without a delimiter")]
    [TestCase("FEFF00E0 00000000 FEFF00E0 02000000 0102 FCFFFCFF 4F42 0000 02000000 0000", "without a delimiter", Description = "and an element follows")]
    [TestCase("FEFF00E0 00000000 FEFF00E0 08000000 0102", "is truncated")]
    public void Odd_fragments_are_read(string hex, string told)
    {
        var (dataset, oddities) = Read(Bytes("E07F1000 4F42 0000 FFFFFFFF" + hex));
        Assert.That(dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var fragments), Is.True);
        Assert.That(fragments!.Fragments.Single().ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(oddities, Has.Some.Contains(told));
    }

    [Test]
    public void A_million_item_delimiters_among_fragments_cost_no_stack_and_reach_a_limit()
    {
        byte[] bytes = [.. Bytes("E07F1000 4F42 0000 FFFFFFFF"), .. Enumerable.Repeat(Bytes("FEFF0DE0 00000000"), 1_000_001).SelectMany(b => b)];
        Assert.That(() => Read(bytes), Throws.TypeOf<DicomFileException>().With.Message.Contains("MaxElements"));
    }

    private static (DicomDataset Dataset, List<string> Oddities) Read(byte[] bytes)
    {
        var oddities = new List<string>();
        return (DicomDatasetReader.Read(bytes, DicomTransferSyntax.ExplicitVRLittleEndian, new DicomReadOptions { OnOddity = oddities.Add }), oddities);
    }

    private static byte[] Write(DicomDataset dataset)
    {
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
        return written.ToArray();
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
