using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace HipAi.Reporting.Formats.Pictures;

/// <summary>
/// Reads the PNG files (ISO/IEC 15948) that the pipeline writes: 8 bits, colour or grey, not interlaced. Sizes are compared with the bytes
/// that are there before memory is taken; whatever the bytes are, reading ends with a picture or an <see cref="InvalidDataException"/>. Pure.
/// </summary>
public static class PngReader
{
    /// <summary>The most pixels: a heatmap of the greatest size that can be configured.</summary>
    public const int MostPixels = 4096 * 4096;

    // Deflate cannot do better than this, so fewer bytes cannot be the picture.
    private const int BestRatio = 1032;

    private const int ChunkFrame = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <returns>The picture; a grey one has three equal samples.</returns>
    /// <exception cref="InvalidDataException">It is no such file, is damaged, or has more than <see cref="MostPixels"/>.</exception>
    public static RgbPicture Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature)) throw new InvalidDataException("PNG: the signature is missing.");
        (int Width, int Height, int Channels)? header = null;
        using var data = new MemoryStream();
        var rest = file[Signature.Length..];
        while (true)
        {
            var content = Chunk(ref rest, out var type);
            if ((header is null) != (type == "IHDR")) throw new InvalidDataException("PNG: the first chunk, and no other, must be IHDR.");
            if (type == "IHDR") header = Header(content);
            else if (type == "IDAT") data.Write(content);
            else if (type == "IEND") break;
        }

        var (width, height, channels) = header!.Value;
        return Unfilter(width, height, channels, Inflate((((long)width * channels) + 1) * height, data));
    }

    private static ReadOnlySpan<byte> Chunk(ref ReadOnlySpan<byte> rest, out string type)
    {
        if (rest.Length < ChunkFrame) throw new InvalidDataException("PNG: the file ends before its last chunk.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - ChunkFrame) throw new InvalidDataException("PNG: a chunk is longer than the file.");
        type = Encoding.Latin1.GetString(rest.Slice(4, 4));
        var content = rest.Slice(8, (int)length);
        rest = rest[((int)length + ChunkFrame)..];
        return content;
    }

    private static (int Width, int Height, int Channels) Header(ReadOnlySpan<byte> content)
    {
        if (content.Length != 13) throw new InvalidDataException($"PNG: the header has {content.Length} bytes instead of 13.");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]));
        if (width is < 1 or > MostPixels || height is < 1 or > MostPixels || (long)width * height > MostPixels)
            throw new InvalidDataException($"PNG: {width} × {height} pixels; from 1 to {MostPixels} are read.");
        if (content[8] != 8 || content[9] is not (0 or 2) || content[10] != 0 || content[11] != 0 || content[12] != 0)
            throw new InvalidDataException("PNG: only pictures of 8 bits, grey or colour, not interlaced, are read.");
        return ((int)width, (int)height, content[9] == 2 ? 3 : 1);
    }

    private static byte[] Inflate(long length, MemoryStream data)
    {
        if (length > (data.Length * BestRatio) + BestRatio) throw new InvalidDataException($"PNG: {data.Length} bytes cannot hold the pixels that the header names.");
        var lines = new byte[length];
        data.Position = 0;
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

    private static RgbPicture Unfilter(int width, int height, int channels, byte[] lines)
    {
        var stride = width * channels;
        var samples = new byte[(long)width * height * 3];
        var (above, row) = (new byte[stride], new byte[stride]);
        for (var y = 0; y < height; y++)
        {
            var line = lines.AsSpan(y * (stride + 1), stride + 1);
            Undo(line[0], line[1..], above, row, channels);
            var target = samples.AsSpan(y * width * 3, width * 3);
            if (channels == 3) row.CopyTo(target);
            else for (var i = 0; i < target.Length; i++) target[i] = row[i / 3];
            (above, row) = (row, above);
        }

        return new RgbPicture(width, height, samples);
    }

    private static void Undo(byte filter, ReadOnlySpan<byte> line, ReadOnlySpan<byte> above, Span<byte> row, int step)
    {
        if (filter > 4) throw new InvalidDataException($"PNG: filter {filter} is not known.");
        if (filter == 2)
        {
            // The one that the pipeline writes.
            for (var i = 0; i < row.Length; i++) row[i] = (byte)(line[i] + above[i]);
            return;
        }

        for (var i = 0; i < line.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0, up = above[i], corner = i >= step ? above[i - step] : 0;
            row[i] = (byte)(line[i] + filter switch { 1 => left, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
