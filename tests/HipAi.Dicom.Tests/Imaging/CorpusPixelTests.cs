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

    /// <summary>The reference swaps the bytes of RLE colour beyond 8 bits: these are the hashes of the same images uncompressed, which the table
    /// also has, and which pydicom decodes these files to.</summary>
    private static readonly Dictionary<string, string> WrongInReference = new(StringComparer.Ordinal)
    {
        ["dicom-test-files/SC_rgb_rle_16bit.dcm"] = "36de0258708d3af79cf989c0ab2cbbf861afe927799cdfd0fef36fca3b3aa058",
        ["dicom-test-files/SC_rgb_rle_32bit.dcm"] = "1a243c9351e3a9aeadbe667627e8bae4d38950bf570c2fadab4fef93f766aafa",
    };

    /// <summary>What the reference decodes and we refuse, and the words of the refusal.</summary>
    private static readonly Dictionary<string, string> RefusedByUs = new(StringComparer.Ordinal)
    {
        ["cornerstone-wado/CTImage.dcm_JPEGProcess10_12TransferSyntax_1.2.840.10008.1.2.4.55.dcm"] = "for which there is no decoder",
        ["cornerstone-wado/CTImage.dcm_JPEGProcess6_8TransferSyntax_1.2.840.10008.1.2.4.53.dcm"] = "for which there is no decoder",
        ["pydicom-data/liver_j2k.dcm"] = "compressed pixels are decoded with 8 or 16 bits",
        ["pydicom-data/liver_nonbyte_aligned_j2k.dcm"] = "compressed pixels are decoded with 8 or 16 bits",
    };

    /// <summary>12 bits allocated, packed as PS3.5 8.1.1 says; the reference sees nothing but zeros in them.</summary>
    private const string ZerosInReference = "fo-dicom/GH340.dcm";

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
                if (row.File == ZerosInReference) agreed.Add(row);
                else if (!row.IsDecoded) refused.Add($"decoded although the reference could not: {row}");
                else if (decoded.Difference(row with { Sha256 = WrongInReference.GetValueOrDefault(row.File, row.Sha256) }, file.TransferSyntax.IsLossy ? LossyTolerance : null) is { } difference) wrong.Add($"{row}: {difference}");
                else agreed.Add(row);
            }
            catch (DicomException named)
            {
                var isExpected = !row.IsDecoded || (RefusedByUs.TryGetValue(row.File, out var words) && named.Message.Contains(words, StringComparison.Ordinal));
                (isExpected ? refused : wrong).Add($"{row}: {named.Message}");
            }
        });

        TestContext.Out.WriteLine($"{agreed.Count} files agree with the reference decoder; {refused.Count} were refused, or could not be compared:");
        foreach (var line in refused.Order(StringComparer.Ordinal)) TestContext.Out.WriteLine(line);
        Assert.That(wrong.Order(StringComparer.Ordinal), Is.Empty, string.Join("\n", wrong.Order(StringComparer.Ordinal)));
        Assert.That(Directory.EnumerateFileSystemEntries(work.Path), Is.Empty);
    }

    [Test]
    public async Task Every_file_is_shown_or_says_why_not()
    {
        var folder = Corpus.FolderOrSkip();
        using var work = new HipAi.Testing.TempFolder();
        var transcoder = new DicomTranscoder(new CodecOptions { WorkFolder = work.Path }, TimeProvider.System);
        var (shown, refused) = (new ConcurrentBag<(string File, bool InRange)>(), new ConcurrentBag<string>());
        await Parallel.ForEachAsync(GoldenRow.ReadAll(folder), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (row, ct) =>
        {
            try
            {
                var native = await transcoder.ToNativeAsync(DicomFile.Open(Path.Combine(folder, row.File)), 0, ct);
                var image = GrayscaleRenderer.Render(native.Dataset, native.TransferSyntax);
                shown.Add((row.File, image.Pixels.Min() >= 0f && image.Pixels.Max() <= 1f));
            }
            catch (DicomException named)
            {
                refused.Add(named.Message);
            }
        });

        TestContext.Out.WriteLine($"{shown.Count} files are shown; refused:");
        foreach (var group in refused.GroupBy(message => message).OrderByDescending(group => group.Count()))
            TestContext.Out.WriteLine($"{group.Count()} × {group.Key}");
        Assert.That(shown.Where(image => !image.InRange), Is.Empty);
        Assert.That(shown, Has.Count.GreaterThan(250));
    }
}
