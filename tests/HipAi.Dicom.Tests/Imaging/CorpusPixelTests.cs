using System.Security.Cryptography;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>Compares native and RLE pixels of the public test files with what the reference decoder made of them.</summary>
[TestFixture]
[Category("C1")]
public sealed class CorpusPixelTests
{
    [Test]
    public void Native_and_RLE_pixels_are_those_of_the_reference_decoder()
    {
        var folder = Corpus.FolderOrSkip();
        var (compared, notComparable, different) = (0, 0, new List<string>());
        foreach (var row in File.ReadLines(Path.Combine(folder, "golden-decode.csv")).Skip(1).Select(line => line.Split(',')))
        {
            var isOffered = DicomTransferSyntax.TryParse(row[1], out var syntax) && (!syntax.IsEncapsulated || syntax == DicomTransferSyntax.RLELossless);
            if (!isOffered || row[9] != "ok")
            {
                continue;
            }

            if (row[3] is "PALETTE COLOR" or "YBR_FULL" or "YBR_FULL_422")
            {
                // The reference turned these into RGB; here they become brightness or are refused.
                notComparable++;
                continue;
            }

            compared++;
            if (Difference(Path.Combine(folder, row[0]), row) is { } difference)
            {
                different.Add($"{row[0]} ({row[3]}, {row[4]}/{row[5]} bits): {difference}");
            }
        }

        TestContext.Out.WriteLine($"{compared} files compared with the reference decoder, {notComparable} in a colour form that it converts");
        Assert.That(different, Is.Empty);
        Assert.That(compared, Is.GreaterThan(80));
    }

    [Test]
    public void Every_file_renders_or_says_why_not()
    {
        var folder = Corpus.FolderOrSkip();
        var (rendered, refused) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in File.ReadLines(Path.Combine(folder, "golden-decode.csv")).Skip(1).Select(line => line.Split(',')))
        {
            try
            {
                var file = DicomFile.Open(Path.Combine(folder, row[0]));
                var image = GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax);
                Assert.That(image.Pixels, Has.All.InRange(0f, 1f), row[0]);
                rendered++;
            }
            catch (DicomException exception)
            {
                refused[exception.Message] = refused.GetValueOrDefault(exception.Message) + 1;
            }
        }

        TestContext.Out.WriteLine($"{rendered} files rendered; refused:");
        foreach (var (message, count) in refused) TestContext.Out.WriteLine($"{count} × {message}");
        Assert.That(rendered, Is.GreaterThan(80));
    }

    private static string? Difference(string path, string[] row)
    {
        try
        {
            var file = DicomFile.Open(path);
            var pixels = PixelDescription.From(file.Dataset);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (var frame = 0; frame < pixels.Frames; frame++)
            {
                hash.AppendData(FrameReader.Read(file.Dataset, file.TransferSyntax, pixels, frame).Bytes.Span);
            }

            var actual = Convert.ToHexStringLower(hash.GetHashAndReset());
            return actual == row[11] ? null : $"SHA-256 {actual[..12]} instead of {row[11][..12]}, {pixels.TotalBytes} bytes, reference {row[10]}";
        }
        catch (DicomException exception)
        {
            return exception.Message;
        }
    }
}
