using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Files;

/// <summary>Reads every public test file that lies beside the repository.</summary>
[TestFixture]
[Category("A3")]
[Category("A5")]
[Category("A8")]
public sealed class CorpusReadingTests
{
    /// <summary>The files that cannot be read, and what is said about each.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        // Text that dcmdump printed.
        ["rtplan.dump"] = "not a DICOM file",
        ["rtstruct.dump"] = "not a DICOM file",

        // Its first byte is missing, so that every element stands one byte too early.
        ["no_meta.dcm"] = "not a DICOM file",

        // They end inside a sequence.
        ["rtplan_truncated.dcm"] = "truncated",
        ["DICOMDIR-nooffset"] = "truncated",

        // A private element is announced four bytes shorter than it is; what follows reads as an element of 337 MB.
        ["GH626.dcm"] = "truncated",
    };

    [Test]
    public void Every_file_is_written_byte_for_byte_as_it_was_or_is_refused_for_a_reason_that_is_listed()
    {
        var (read, refused, wrong) = (0, new Dictionary<string, string>(), new List<string>());
        foreach (var path in Paths())
        {
            try
            {
                using var written = new MemoryStream();
                DicomFile.Open(path).Save(written);
                read++;
                if (!written.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(path)))
                {
                    wrong.Add(Path.GetFileName(path));
                }
            }
            catch (DicomException exception)
            {
                refused[Path.GetFileName(path)] = exception.Message;
            }
        }

        TestContext.Out.WriteLine($"{read} files read and written as they were, {refused.Count} refused");
        Assert.That(wrong, Is.Empty);
        Assert.That(read, Is.GreaterThan(380));
        Assert.That(refused.Where(pair => !Refused.TryGetValue(pair.Key, out var reason) || !pair.Value.Contains(reason, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void What_is_written_strictly_is_read_again_with_the_same_values_and_nothing_odd_about_its_form()
    {
        var (wrong, odd) = (new List<string>(), new List<string>());
        foreach (var path in Paths().Where(path => !Refused.ContainsKey(Path.GetFileName(path))))
        {
            var file = DicomFile.Open(path);
            var syntax = file.TransferSyntax;
            using var written = new MemoryStream();
            try
            {
                DicomDatasetWriter.Write(written, file.Dataset.Clone().AddOrUpdate(DicomTag.StorageMediaFileSetID, "CHANGED"), syntax);
            }
            catch (DicomFileException) when (syntax.IsEncapsulated && file.Dataset.TryGetItem<DicomElement>(DicomTag.PixelData, out _))
            {
                // Native pixels under a compressed syntax: strict writing refuses what only a verbatim copy may carry on.
                continue;
            }

            var options = new DicomReadOptions { OnOddity = sentence => odd.Add($"{Path.GetFileName(path)}: {sentence}") };
            var back = DicomDatasetReader.Read(written.ToArray(), syntax, options);
            back.Remove(DicomTag.StorageMediaFileSetID);
            var expected = DatasetComparison.AsWrittenStrictly(file.Dataset);
            expected.Remove(DicomTag.StorageMediaFileSetID);
            if (DatasetComparison.FirstDifference(expected, back, compareRepresentations: false) is { } difference)
            {
                wrong.Add($"{Path.GetFileName(path)}: {difference}");
            }
        }

        Assert.That(wrong, Is.Empty);
        string[] form = ["delimiter", "odd length", "out of order", "stray", "no value representation", "unknown value representation", "lower case", "longer than"];
        Assert.That(odd.Where(sentence => form.Any(part => sentence.Contains(part, StringComparison.Ordinal))), Is.Empty);
    }

    private static IEnumerable<string> Paths() => Directory.EnumerateFiles(Corpus.FolderOrSkip(), "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".csv", StringComparison.Ordinal)).Order();
}
