using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Files;

/// <summary>Large values stay in the file that was opened until they are asked for, and go from file to file without being held.</summary>
[TestFixture]
[Category("A5")]
[Category("A8")]
public sealed class LargeValueTests
{
    private const int Large = 30_000_000;
    private static readonly byte[] Pixels = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7 / 3))];
    private TempFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TempFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Opening_and_writing_a_file_with_30_MB_of_pixels_takes_little_memory()
    {
        var path = Save(Sample.Rich().AddOrUpdate(DicomVR.OW, DicomTag.PixelData, new byte[Large]), DicomTransferSyntax.ExplicitVRLittleEndian);
        DicomFile.Open(path).Save(_folder.File("warm.dcm"));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = DicomFile.Open(path);
        file.Save(_folder.File("verbatim.dcm"));
        file.Dataset.AddOrUpdate(DicomTag.PatientID, "CHANGED");
        file.Save(_folder.File("strict.dcm"));
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        TestContext.Out.WriteLine($"{taken} bytes taken");
        Assert.That(taken, Is.LessThan(1_000_000));
        Assert.That(new FileInfo(_folder.File("strict.dcm")).Length, Is.GreaterThan(Large));
        Assert.That(File.ReadAllBytes(_folder.File("verbatim.dcm")).AsSpan().SequenceEqual(File.ReadAllBytes(path)), Is.True);
        Assert.That(DicomFile.Open(_folder.File("strict.dcm")).Dataset.GetBytes(DicomTag.PixelData).Length, Is.EqualTo(Large));
    }

    [TestCase("1.2.840.10008.1.2")]
    [TestCase("1.2.840.10008.1.2.1")]
    [TestCase("1.2.840.10008.1.2.2")]
    [TestCase("1.2.840.10008.1.2.1.99", Description = "deflated: in memory")]
    public void A_value_left_in_the_file_is_the_same_as_one_in_memory(string uid)
    {
        var path = Save(Sample.Rich().AddOrUpdate(DicomVR.OW, DicomTag.PixelData, Pixels), DicomTransferSyntax.Lookup(uid));
        var there = DicomFile.Open(path).Dataset;
        var here = DicomFile.Open(path, new DicomReadOptions { LargeValueLength = null }).Dataset;
        Assert.That(there.TryGetItem<DicomElement>(DicomTag.PixelData, out var element), Is.True);

        Assert.That(element!.Length, Is.EqualTo(Pixels.Length));
        Assert.That(here.GetBytes(DicomTag.PixelData).ToArray(), Is.EqualTo(Pixels));
        Assert.That(there.GetBytes(DicomTag.PixelData).ToArray(), Is.EqualTo(Pixels));
        Assert.That(there.GetValues<ushort>(DicomTag.PixelData), Is.EqualTo(here.GetValues<ushort>(DicomTag.PixelData)));
        Assert.That(ReadPiecemeal(element), Is.EqualTo(Pixels));
    }

    [TestCase("1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2")]
    [TestCase("1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1")]
    [TestCase("1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99")]
    public void A_value_left_in_the_file_is_swapped_on_its_way_to_another_byte_order(string from, string to)
    {
        var path = Save(Sample.Rich().AddOrUpdate(DicomVR.OW, DicomTag.PixelData, Pixels), DicomTransferSyntax.Lookup(from));
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, DicomFile.Open(path).Dataset, DicomTransferSyntax.Lookup(to));
        var back = DicomDatasetReader.Read(written.ToArray(), DicomTransferSyntax.Lookup(to));
        Assert.That(back.GetBytes(DicomTag.PixelData).ToArray(), Is.EqualTo(Pixels));
    }

    [Test]
    public void Fragments_beyond_the_threshold_stay_in_the_file()
    {
        ReadOnlyMemory<byte>[] fragments = [.. Enumerable.Range(0, 300).Select(i => (ReadOnlyMemory<byte>)Pixels.AsMemory(i * 100, 20_000))];
        var pixels = new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, new byte[8], fragments);
        var path = Save(Sample.Rich().AddOrUpdate(pixels), DicomTransferSyntax.RLELossless);
        DicomFile.Open(path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = DicomFile.Open(path);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(file.Dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var read), Is.True);

        Assert.That(taken, Is.LessThan(300_000), "6 MB of fragments");
        Assert.That(read!.Fragments, Has.Count.EqualTo(300));
        Assert.That(read.GetFragmentLength(299), Is.EqualTo(20_000));
        Assert.That(read.OffsetTable.Length, Is.EqualTo(8));
        Assert.That(read.Fragments.Zip(fragments).All(pair => pair.First.Span.SequenceEqual(pair.Second.Span)), Is.True);
        using var stream = read.OpenFragment(299);
        Assert.That(stream.Length, Is.EqualTo(20_000));
        file.Dataset.AddOrUpdate(DicomTag.PatientID, "CHANGED");
        var back = DicomFile.Open(Save(file)).Dataset;
        Assert.That(DatasetComparison.FirstDifference(file.Dataset, back), Is.Null);
    }

    [Test]
    public void A_file_that_has_changed_or_vanished_is_named()
    {
        var path = Save(Sample.Rich().AddOrUpdate(DicomVR.OW, DicomTag.PixelData, Pixels), DicomTransferSyntax.ExplicitVRLittleEndian);
        var file = DicomFile.Open(path);
        var time = File.GetLastWriteTimeUtc(path);
        File.AppendAllText(path, "x");
        File.SetLastWriteTimeUtc(path, time);
        Assert.That(() => file.Dataset.GetBytes(DicomTag.PixelData), Throws.TypeOf<DicomFileException>().With.Message.Contains("has changed since"), "length");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
        File.SetLastWriteTimeUtc(path, time.AddSeconds(1));
        Assert.That(() => file.Dataset.GetBytes(DicomTag.PixelData), Throws.TypeOf<DicomFileException>().With.Message.Contains("has changed since"), "time");
        File.Delete(path);
        Assert.That(() => file.Dataset.GetBytes(DicomTag.PixelData), Throws.TypeOf<DicomFileException>().With.Message.Contains("cannot be read any more"));
        Assert.That(() => file.Save(Stream.Null), Throws.TypeOf<DicomFileException>());
        Assert.That(file.Dataset.GetString(DicomTag.PatientName), Is.EqualTo("Müller^Jürgen"), "what is in memory stays");
    }

    [Test]
    public void A_file_can_be_saved_over_itself_and_still_be_used()
    {
        var path = Save(Sample.Rich().AddOrUpdate(DicomVR.OW, DicomTag.PixelData, Pixels), DicomTransferSyntax.ExplicitVRLittleEndian);
        var file = DicomFile.Open(path);
        file.Save(path);
        Assert.That(file.Dataset.GetBytes(DicomTag.PixelData).ToArray(), Is.EqualTo(Pixels), "unchanged");
        file.Dataset.AddOrUpdate(DicomTag.PatientID, "CHANGED");
        File.CreateSymbolicLink(_folder.File("link.dcm"), path);
        file.Save(_folder.File("link.dcm"));

        var back = DicomFile.Open(path).Dataset;
        Assert.That(back.GetString(DicomTag.PatientID), Is.EqualTo("CHANGED"));
        Assert.That(back.GetBytes(DicomTag.PixelData).ToArray(), Is.EqualTo(Pixels));
        Assert.That(file.Dataset.GetBytes(DicomTag.PixelData).ToArray(), Is.EqualTo(Pixels), "the values of the file that is gone");
        Assert.That(Directory.GetFiles(_folder.Path), Has.Length.EqualTo(2), "nothing is left beside it");
    }

    [Test]
    public void Limits_hold_for_values_that_are_left_in_the_file_and_streams_are_read_whole()
    {
        var path = Save(Sample.Rich().AddOrUpdate(DicomVR.OW, DicomTag.PixelData, Pixels), DicomTransferSyntax.ExplicitVRLittleEndian);
        var options = new DicomReadOptions { Limits = new DicomReadLimits { MaxElementLength = Pixels.Length - 1 } };
        Assert.That(() => DicomFile.Open(path, options), Throws.TypeOf<DicomFileException>().With.Message.Contains("MaxElementLength"));
        DicomFile file;
        using (var stream = File.OpenRead(path))
        {
            file = DicomFile.Open(stream);
        }

        File.Delete(path);
        Assert.That(file.Dataset.GetBytes(DicomTag.PixelData).ToArray(), Is.EqualTo(Pixels));
    }

    private static byte[] ReadPiecemeal(DicomElement element)
    {
        using var stream = element.OpenStream();
        using var all = new MemoryStream();
        var buffer = new byte[7];
        for (int read, i = 1; (read = stream.Read(buffer, 0, 1 + (i % 7))) > 0; i++)
        {
            all.Write(buffer, 0, read);
        }

        stream.Seek(-3, SeekOrigin.End);
        Assert.That(stream.ReadByte(), Is.EqualTo(all.ToArray()[^3]));
        return all.ToArray();
    }

    private string Save(DicomDataset dataset, DicomTransferSyntax syntax) => Save(new DicomFile(dataset, syntax));

    private string Save(DicomFile file)
    {
        var path = _folder.File($"{Guid.NewGuid():N}.dcm");
        file.Save(path);
        return path;
    }
}
