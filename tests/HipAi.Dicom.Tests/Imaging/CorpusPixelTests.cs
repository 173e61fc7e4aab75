using System.Collections.Concurrent;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>Compares the pixels of all public test files with what the reference decoder made of them.</summary>
[TestFixture]
[Category("A4")]
[Category("C1")]
public sealed class CorpusPixelTests
{
    /// <summary>Lossy forms decode to numbers that depend on the decoder's rounding: minimum and maximum may differ by this share of the range,
    /// the mean by a tenth of it.</summary>
    private const double LossyTolerance = 0.01;

    [Test]
    public async Task Every_file_decodes_to_the_pixels_of_the_reference_decoder_or_says_why_not()
    {
        var folder = Corpus.FolderOrSkip();
        using var work = new HipAi.Testing.TempFolder();
        var transcoder = new DicomTranscoder(new CodecOptions { WorkFolder = work.Path }, TimeProvider.System);
        var (agreed, refused, wrong) = (new ConcurrentBag<GoldenRow>(), new ConcurrentBag<string>(), new ConcurrentBag<string>());
        await Parallel.ForEachAsync(GoldenRow.ReadAll(folder), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (row, ct) =>
        {
            try
            {
                var file = DicomFile.Open(Path.Combine(folder, row.File));
                var decoded = await DecodedPixels.DecodeAllAsync(file, transcoder, ct);
                if (!row.IsDecoded) refused.Add($"decoded although the reference could not: {row}");
                else if (decoded.Difference(row, file.TransferSyntax.IsLossy ? LossyTolerance : null) is { } difference) wrong.Add($"{row}: {difference}");
                else agreed.Add(row);
            }
            catch (DicomException named)
            {
                (row.IsDecoded ? wrong : refused).Add($"{row}: {named.Message}");
            }
        });

        TestContext.Out.WriteLine($"{agreed.Count} files agree with the reference decoder; {refused.Count} that it could not decode either:");
        foreach (var line in refused.Order(StringComparer.Ordinal)) TestContext.Out.WriteLine(line);
        Assert.That(wrong.Order(StringComparer.Ordinal), Is.Empty, string.Join("\n", wrong.Order(StringComparer.Ordinal)));
        Assert.That(Directory.EnumerateFileSystemEntries(work.Path), Is.Empty);
    }
}
