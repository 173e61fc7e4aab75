using FsCheck;
using FsCheck.Fluent;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Files;

/// <summary>Properties over made data sets and made bytes. Seeds are fixed: a failure comes again.</summary>
[TestFixture]
[Category("A3")]
[Category("A6")]
public sealed class RoundTripProperties
{
    private static readonly DicomTransferSyntax[] Syntaxes =
    [
        DicomTransferSyntax.ExplicitVRLittleEndian, DicomTransferSyntax.ExplicitVRBigEndian,
        DicomTransferSyntax.DeflatedExplicitVRLittleEndian, DicomTransferSyntax.ImplicitVRLittleEndian,
    ];

    [Test]
    public void Any_data_set_that_is_written_is_read_as_it_was()
    {
        var property = Prop.ForAll(Arb.From(Trees()), dataset => Syntaxes.All(syntax =>
        {
            dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192");
            var back = DicomDatasetReader.Read(Write(dataset, syntax), syntax);
            return DatasetComparison.FirstDifference(dataset, back, compareRepresentations: syntax.IsExplicitVR) is null
                && Write(back, syntax).AsSpan().SequenceEqual(Write(dataset, syntax));
        }));
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(1, 3));
    }

    [Test]
    [Category("A5")]
    public void Any_data_set_whose_values_are_left_in_their_file_is_the_same_as_one_in_memory()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.dcm");
        var options = new DicomReadOptions { LargeValueLength = 1 };
        var property = Prop.ForAll(Arb.From(Trees()), dataset => Syntaxes.All(syntax =>
        {
            dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192")
                .AddOrUpdate(DicomTag.SOPClassUID, "1.2").AddOrUpdate(DicomTag.SOPInstanceUID, "1.3").AddOrUpdate(DicomTag.PixelRepresentation, 1);
            new DicomFile(dataset, syntax).Save(path);
            var there = DicomFile.Open(path, options).Dataset;
            return DatasetComparison.FirstDifference(dataset, there, compareRepresentations: syntax.IsExplicitVR) is null
                && Write(there.Clone().AddOrUpdate(DicomTag.StudyID, "1"), syntax).AsSpan().SequenceEqual(Write(dataset.Clone().AddOrUpdate(DicomTag.StudyID, "1"), syntax));
        }));
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(7, 9));
    }

    [Test]
    public void Any_bytes_are_read_or_refused_by_name_and_take_no_more_than_they_may()
    {
        var whole = Write(Sample.Rich(), DicomTransferSyntax.ExplicitVRLittleEndian);
        var mutated = Gen.Choose(1, 12).SelectMany(count => Gen.Choose(0, (whole.Length * 256) - 1).ArrayOf(count)).Select(places => Mutate(whole, places));
        var random = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();
        var property = Prop.ForAll(Arb.From(Gen.OneOf(mutated, random)), bytes => Syntaxes.All(syntax => SurvivesReading(bytes, syntax)));
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(5, 7));
    }

    [Test]
    [Category("A8")]
    public void Any_bytes_that_can_be_read_are_written_as_they_were_and_strictly_with_the_same_values()
    {
        var whole = Write(Sample.Rich(), DicomTransferSyntax.ExplicitVRLittleEndian);
        var mutated = Gen.Choose(1, 4).SelectMany(count => Gen.Choose(0, (whole.Length * 256) - 1).ArrayOf(count)).Select(places => Mutate(whole, places));
        var property = Prop.ForAll(Arb.From(mutated), bytes => Syntaxes.Where(syntax => syntax.IsExplicitVR && !syntax.IsDeflated).All(syntax => AgreesOrIsRefused(bytes, syntax)));
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(5, 7));
    }

    [Test]
    [Category("A5")]
    public void Any_file_is_opened_used_and_saved_or_refused_by_name()
    {
        using var folder = new TempFolder();
        using var saved = new MemoryStream();
        new DicomFile(Sample.Rich(), DicomTransferSyntax.ExplicitVRLittleEndian).Save(saved);
        var whole = saved.ToArray();
        var mutated = Gen.Choose(1, 12).SelectMany(count => Gen.Choose(130 * 256, (whole.Length * 256) - 1).ArrayOf(count)).Select(places => Mutate(whole, places));
        var property = Prop.ForAll(Arb.From(mutated), bytes => SurvivesUse(bytes, folder.File("a.dcm")));
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(11, 13));
    }

    private static bool SurvivesUse(byte[] bytes, string path)
    {
        File.WriteAllBytes(path, bytes);
        try
        {
            var file = DicomFile.Open(path, new DicomReadOptions { LargeValueLength = 4 });
            using var verbatim = new MemoryStream();
            file.Save(verbatim);
            Assert.That(verbatim.ToArray(), Is.EqualTo(bytes));
            foreach (var item in file.Dataset)
            {
                file.Dataset.TryGetString(item.Tag, out _);
                file.Dataset.TryGetSingleValue<double>(item.Tag, out _);
            }

            file.Dataset.AddOrUpdate(DicomTag.StudyID, "1");
            file.Save(Stream.Null);
        }
        catch (DicomException)
        {
            // The only kind of failure there may be; anything else fails the property.
        }

        return true;
    }

    private static bool AgreesOrIsRefused(byte[] bytes, DicomTransferSyntax syntax)
    {
        DicomDataset read;
        DicomDataset back;
        try
        {
            read = DicomDatasetReader.Read(bytes, syntax);
            using var strictly = new MemoryStream();
            DicomDatasetWriter.WriteStrictly(strictly, read, syntax, isMeta: false);
            back = DicomDatasetReader.Read(strictly.ToArray(), syntax);
        }
        catch (DicomException)
        {
            // Refused by name, on the way in or out.
            return true;
        }

        Assert.That(Write(read, syntax).AsSpan().SequenceEqual(bytes), Is.True, "verbatim");
        var expected = DatasetComparison.AsWrittenStrictly(read);
        if (expected.Any(item => item.Tag < DicomTag.SpecificCharacterSet))
        {
            // Put in order, it stands before the element that says how its text is encoded, and is read as ASCII.
            return true;
        }

        Assert.That(DatasetComparison.FirstDifference(expected, back, compareRepresentations: false), Is.Null, $"{syntax}: {Convert.ToHexString(bytes)}");
        return true;
    }

    private static bool SurvivesReading(byte[] bytes, DicomTransferSyntax syntax)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using var stream = new MemoryStream(bytes);
            DicomDatasetReader.Read(stream, syntax);
            DicomFile.Open(new MemoryStream(bytes));
        }
        catch (DicomException)
        {
            // The only kind of failure there may be; anything else fails the property.
        }

        // The constant is what happens once per process, whatever the input: the dictionary's names and .NET's code pages (half a megabyte).
        return GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000 + (bytes.Length * 200L);
    }

    private static byte[] Mutate(byte[] bytes, int[] places)
    {
        var copy = (byte[])bytes.Clone();
        foreach (var place in places)
        {
            copy[place / 256] = (byte)place;
        }

        return copy;
    }

    private static byte[] Write(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, syntax);
        return written.ToArray();
    }

    private static Gen<DicomDataset> Trees() => Gen.Sized(size => Tree(Math.Min(3, size / 10)));

    private static Gen<DicomDataset> Tree(int depth) =>
        from elements in LegalElements.Any().ListOf()
        from nested in depth == 0 ? Gen.Constant(new List<DicomItem>()) : Sequence(depth).ListOf().Select(list => list.Take(3).ToList())
        from isUndefined in Gen.Elements(true, false)
        select new DicomDataset([.. elements, .. nested]) { IsUndefinedLength = isUndefined };

    private static Gen<DicomItem> Sequence(int depth) =>
        from tag in Gen.Elements(DicomTag.ViewCodeSequence, DicomTag.AnatomicRegionSequence, DicomTag.RequestAttributesSequence, DicomTag.ContentSequence)
        from items in Tree(depth - 1).ListOf().Select(list => list.Take(3))
        from isUndefined in Gen.Elements(true, false)
        select (DicomItem)new DicomSequence(tag, items) { IsUndefinedLength = isUndefined };
}
