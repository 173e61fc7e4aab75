using System.Globalization;
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
    /// <summary>The reference (GDCM) swaps the bytes of RLE colour beyond 8 bits: these are the hashes of the same images uncompressed, which
    /// the table also has, and which pydicom decodes these files to.</summary>
    private static readonly Dictionary<string, string> WrongInReference = new(StringComparer.Ordinal)
    {
        ["SC_rgb_rle_16bit.dcm"] = "36de0258708d3af79cf989c0ab2cbbf861afe927799cdfd0fef36fca3b3aa058",
        ["SC_rgb_rle_32bit.dcm"] = "1a243c9351e3a9aeadbe667627e8bae4d38950bf570c2fadab4fef93f766aafa",
    };

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

            var bitsDoNotFillRows = row[4] == "1" && int.Parse(row[7], CultureInfo.InvariantCulture) % 8 != 0;
            if (bitsDoNotFillRows || row[3] is "PALETTE COLOR" or "YBR_FULL" or "YBR_FULL_422")
            {
                // The reference turned colours into RGB (here they become brightness or are refused), and it begins rows of single bits in
                // a byte of their own, where PS3.5 8.1.1 has them follow each other.
                notComparable++;
                continue;
            }

            compared++;
            if (Difference(Path.Combine(folder, row[0]), row) is { } difference)
            {
                different.Add($"{row[0]} ({row[3]}, {row[4]}/{row[5]} bits): {difference}");
            }
        }

        TestContext.Out.WriteLine($"{compared} files compared with the reference decoder, {notComparable} in a form that it converts");
        Assert.That(different, Is.Empty, string.Join("\n", different));
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
                Assert.That(image.Pixels.Min() >= 0f && image.Pixels.Max() <= 1f, Is.True, row[0]);
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

            // The reference writes the samples of a pixel side by side when it decodes.
            pixels = file.TransferSyntax.IsEncapsulated ? pixels with { IsPlanar = false } : pixels;
            var actual = Hash(file, pixels);
            var expected = WrongInReference.GetValueOrDefault(Path.GetFileName(path), row[11]);
            return actual == expected ? null : $"SHA-256 {actual[..12]} instead of {expected[..12]}, {pixels.TotalBytes} bytes, reference {row[10]}";
        }
        catch (DicomException exception)
        {
            return exception.Message;
        }
    }

    private static string Hash(DicomFile file, PixelDescription pixels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        for (var frame = 0; frame < pixels.Frames; frame++)
        {
            var (bytes, _) = FrameReader.Read(file.Dataset, file.TransferSyntax, pixels, frame);
            hash.AppendData(bytes.Span);
            length += bytes.Length;
        }

        // The reference pads to an even length, as the element does.
        hash.AppendData(new byte[length % 2]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
