using System.Collections.Concurrent;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>The grey-scale path against dcm2pnm on the native monochrome images of the public test files.</summary>
[TestFixture]
[Category("C1")]
public sealed class CorpusGreyscaleTests
{
    private const double SixteenBits = 1.1 / 65535;

    [Test]
    public async Task Native_monochrome_images_look_as_dcm2pnm_shows_them()
    {
        var folder = Corpus.FolderOrSkip();
        var (same, different) = (0, new ConcurrentBag<string>());
        await Parallel.ForEachAsync(GoldenRow.ReadAll(folder).Where(IsNativeMonochrome), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (row, _) =>
        {
            var path = Path.Combine(folder, row.File);
            var file = DicomFile.Open(path);
            var ours = GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax).Pixels;
            if (await DcmtkPicture.RenderAsync(path, file.Dataset) is not { } theirs)
            {
                different.Add($"{row}: not read");
                return;
            }

            var largest = ours.Zip(theirs, (a, b) => (double)Math.Abs(a - b)).Max();
            if (largest <= SixteenBits) Interlocked.Increment(ref same);
            else different.Add($"{row}: {largest:0.0000}");
        });

        TestContext.Out.WriteLine($"{same} images are the same");
        foreach (var line in different.Order(StringComparer.Ordinal)) TestContext.Out.WriteLine(line);
    }

    private static bool IsNativeMonochrome(GoldenRow row) =>
        row.IsDecoded && row.Photometric.StartsWith("MONOCHROME", StringComparison.Ordinal) && row.BitsAllocated is "8" or "16"
        && DicomTransferSyntax.TryParse(row.Syntax, out var syntax) && !syntax.IsEncapsulated;
}
