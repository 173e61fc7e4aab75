using System.Buffers.Binary;
using System.IO.Compression;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>
/// Reads PNG files (ISO/IEC 15948) of 8 or 16 bits in grey or colour, with or without opacity (which is passed over); colour becomes
/// brightness. Palettes, fewer bits and interlacing are refused. Every checksum is checked, every limit before memory is taken; whatever
/// the bytes are, reading ends with a picture or an <see cref="InvalidDataException"/>.
/// </summary>
public static class PngDecoder
{
    /// <summary>The most pixels: four times a detector of 43 × 43 cm at 0.1 mm.</summary>
    public const int MostPixels = 1 << 26;

    /// <summary>Deflate cannot do better than this, so fewer bytes cannot be the picture.</summary>
    private const int BestRatio = 1032;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether bytes begin like a PNG file.</summary>
    public static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    /// <summary>Decodes a file.</summary>
    /// <exception cref="InvalidDataException">It is no PNG file of the kinds above, is damaged, or beyond a limit.</exception>
    public static GreyPicture Decode(ReadOnlySpan<byte> file)
    {
        if (!IsPng(file)) throw new InvalidDataException("PNG: the signature is missing.");
        PngHeader? header = null;
        using var data = new MemoryStream();
        var at = Signature.Length;
        while (true)
        {
            var type = PngChunk.Read(file, ref at, out var content);
            if (header is null && type != "IHDR") throw new InvalidDataException("PNG: the first chunk is not IHDR.");
            if (type == "IHDR") header = header is null ? PngHeader.Read(content) : throw new InvalidDataException("PNG: there are two headers.");
            else if (type == "IDAT") data.Write(content);
            else if (type == "IEND") break;
            else if (char.IsAsciiLetterUpper(type[0]) && type != "PLTE") throw new InvalidDataException($"PNG: the necessary chunk {type} is not known.");
        }

        data.Position = 0;
        return Unfilter(header!, Inflate(header!, data));
    }

    private static byte[] Inflate(PngHeader header, MemoryStream data)
    {
        var length = (header.Stride + 1L) * header.Height;
        if (length > Array.MaxLength || length > (data.Length * BestRatio) + BestRatio)
            throw new InvalidDataException($"PNG: {data.Length} bytes cannot hold {header.Width} × {header.Height} pixels.");
        var lines = new byte[length];
        try
        {
            using var zlib = new ZLibStream(data, CompressionMode.Decompress);
            if (zlib.ReadAtLeast(lines, lines.Length, throwOnEndOfStream: false) < lines.Length) throw new InvalidDataException("PNG: the pixels are cut short.");
            if (zlib.ReadByte() >= 0) throw new InvalidDataException("PNG: there are more pixels than the header names.");
        }
        catch (Exception fault) when (fault is IOException or NotSupportedException)
        {
            // What zlib says of damaged data, in whatever exception it says it.
            throw new InvalidDataException($"PNG: the pixels cannot be unpacked: {fault.Message}", fault);
        }

        return lines;
    }

    private static GreyPicture Unfilter(PngHeader header, byte[] lines)
    {
        var samples = new ushort[header.Width * header.Height];
        var (above, row) = (new byte[header.Stride], new byte[header.Stride]);
        for (var y = 0; y < header.Height; y++)
        {
            var line = lines.AsSpan(y * (header.Stride + 1), header.Stride + 1);
            Undo(line[0], line[1..], above, row, header.BytesPerPixel);
            for (var x = 0; x < header.Width; x++) samples[(y * header.Width) + x] = header.Grey(row.AsSpan(x * header.BytesPerPixel));
            (above, row) = (row, above);
        }

        return new GreyPicture(header.Width, header.Height, header.Bits, samples);
    }

    private static void Undo(byte filter, ReadOnlySpan<byte> line, ReadOnlySpan<byte> above, Span<byte> row, int step)
    {
        if (filter > 4) throw new InvalidDataException($"PNG: filter {filter} is not known.");
        for (var i = 0; i < line.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0, up = above[i], corner = i >= step ? above[i - step] : 0;
            row[i] = (byte)(line[i] + filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
