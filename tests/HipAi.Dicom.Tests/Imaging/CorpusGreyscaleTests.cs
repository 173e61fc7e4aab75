using System.Collections.Concurrent;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>The grey-scale path against dcm2pnm and pydicom on the native monochrome images of the public test files.</summary>
[TestFixture]
[Category("C1")]
public sealed class CorpusGreyscaleTests
{
    private const double SixteenBits = 1.1 / 65535;

    /// <summary>Its last row is cut short: dcm2pnm and pydicom give up, GDCM and we show the rest.</summary>
    private const string CutShort = "dicom-test-files/MR_truncated.dcm";

    [Test]
    public async Task Native_monochrome_images_look_as_dcm2pnm_shows_them()
    {
        var folder = Corpus.FolderOrSkip();
        var (same, different) = (0, new ConcurrentBag<string>());
        await Parallel.ForEachAsync(GoldenRow.ReadAll(folder).Where(IsNativeMonochrome), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (row, _) =>
        {
            var path = Path.Combine(folder, row.File);
            var file = DicomFile.Open(path);

            // dcm2pnm does not know padding: it is left out here, and has tests of its own.
            file.Dataset.Remove(DicomTag.PixelPaddingValue);
            var ours = GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax).Pixels;
            if (await DcmtkPicture.RenderAsync(path, file.Dataset) is not { } theirs)
            {
                if (row.File != CutShort) different.Add($"{row}: dcm2pnm could not read it");
                return;
            }

            var largest = ours.Zip(theirs, (a, b) => (double)Math.Abs(a - b)).Max();
            if (largest <= SixteenBits + LostFractions(file.Dataset)) Interlocked.Increment(ref same);
            else different.Add($"{row}: {largest:0.0000}");
        });

        Assert.That(different, Is.Empty, string.Join('\n', different));
        Assert.That(same, Is.GreaterThan(100));
    }

    [Test]
    public async Task Native_monochrome_images_look_as_pydicom_shows_them()
    {
        var folder = Corpus.FolderOrSkip();
        using var work = new TempFolder();
        var rows = GoldenRow.ReadAll(folder).Where(IsNativeMonochrome).ToList();
        var pictures = await PydicomPictures.RenderAsync(work, [.. rows.Select(row => Path.Combine(folder, row.File))]);
        var (same, different) = (0, new List<string>());
        foreach (var (row, theirs) in rows.Zip(pictures))
        {
            var file = DicomFile.Open(Path.Combine(folder, row.File));

            // pydicom does not know padding either.
            file.Dataset.Remove(DicomTag.PixelPaddingValue);
            var ours = GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax).Pixels;
            if (row.File == CutShort) continue;
            var largest = theirs is null ? 1 : ours.Zip(theirs, (a, b) => (double)Math.Abs(a - b)).Max();
            if (largest <= 1e-5) same++;
            else different.Add($"{row}: {largest:0.000000}");
        }

        Assert.That(different, Is.Empty, string.Join('\n', different));
        Assert.That(same, Is.GreaterThan(100));
    }

    /// <summary>dcm2pnm keeps modality values as whole numbers: with a slope that is none, up to one of them is lost.</summary>
    private static double LostFractions(DicomDataset dataset)
    {
        var isWhole = double.IsInteger(dataset.GetSingleValueOrDefault(DicomTag.RescaleSlope, 1.0));
        return isWhole ? 0 : 1 / (dataset.GetSingleValue<double>(DicomTag.WindowWidth) - 1);
    }

    private static bool IsNativeMonochrome(GoldenRow row) =>
        row.IsDecoded && row.Photometric.StartsWith("MONOCHROME", StringComparison.Ordinal) && row.BitsAllocated is "8" or "16"
        && DicomTransferSyntax.TryParse(row.Syntax, out var syntax) && !syntax.IsEncapsulated;
}
