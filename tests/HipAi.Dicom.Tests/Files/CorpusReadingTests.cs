using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Files;

/// <summary>Reads every public test file that lies beside the repository.</summary>
[TestFixture]
[Category("A3")]
public sealed class CorpusReadingTests
{
    [Test]
    public void Every_file_reads_or_fails_with_a_named_error_and_an_unchanged_data_set_is_written_as_it_was()
    {
        var folder = Corpus.FolderOrSkip();
        var (read, refused, verbatim, again) = (0, new List<string>(), 0, new List<string>());
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".csv", StringComparison.Ordinal)))
        {
            try
            {
                var file = DicomFile.Open(path);
                read++;
                WriteAgain(path, file, ref verbatim, again);
            }
            catch (DicomException exception)
            {
                refused.Add($"{Path.GetFileName(path)}: {exception.Message}");
            }
        }

        TestContext.Out.WriteLine($"{read} files read, {verbatim} of them written byte for byte as they were, {refused.Count} refused:");
        refused.ForEach(TestContext.Out.WriteLine);
        Assert.That(again, Is.Empty, "written and read again");
        Assert.That(read, Is.GreaterThan(380));
    }

    private static void WriteAgain(string path, DicomFile file, ref int verbatim, List<string> failures)
    {
        var syntax = file.TransferSyntax;
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, file.Dataset, syntax);
        var bytes = written.ToArray();
        var back = DicomDatasetReader.Read(bytes, syntax);
        if (DatasetComparison.FirstDifference(DatasetComparison.WithoutGroupLengths(file.Dataset), back) is { } difference)
        {
            failures.Add($"{Path.GetFileName(path)}: {difference}");
        }

        var original = File.ReadAllBytes(path);
        verbatim += original.AsSpan().EndsWith(bytes) ? 1 : 0;
    }
}
