using System.Buffers.Binary;
using System.IO.Hashing;

namespace HipAi.Reporting.Formats.Pictures;

/// <summary>
/// A PNG file (ISO/IEC 15948) as far as it can be known without unpacking its pixels: 8 bits, colour or grey, not interlaced. Sizes are
/// compared with the bytes that are there. Pure.
/// </summary>
/// <param name="Width">Columns, 1 or more.</param>
/// <param name="Height">Rows, 1 or more; width × height is at most <see cref="MostPixels"/>.</param>
/// <param name="Channels">Samples of a pixel: 1 or 3.</param>
/// <param name="Data">The pixels: filtered rows as a zlib stream (RFC 1950).</param>
internal sealed record PngFile(int Width, int Height, int Channels, ReadOnlyMemory<byte> Data)
{
    /// <summary>The most pixels: a heatmap of the greatest size that can be configured.</summary>
    public const int MostPixels = 4096 * 4096;

    // Deflate cannot do better than this, so fewer bytes cannot be the picture.
    private const int BestRatio = 1032;

    private const int ChunkFrame = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Bytes of a row as it is packed: the number of its filter and its samples.</summary>
    public int RowLength => (Width * Channels) + 1;

    /// <summary>Looks into a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="checkSums">Whether each chunk is held against its checksum: for one that does not unpack the pixels, which have a sum of their own.</param>
    /// <exception cref="InvalidDataException">It is no such file, is damaged, or has more than <see cref="MostPixels"/>.</exception>
    public static PngFile Open(ReadOnlyMemory<byte> file, bool checkSums)
    {
        if (!file.Span.StartsWith(Signature)) throw new InvalidDataException("PNG: the signature is missing.");
        PngFile? picture = null;
        List<ReadOnlyMemory<byte>> data = [];
        var rest = file[Signature.Length..];
        while (true)
        {
            var chunk = Chunk(ref rest, checkSums);
            var type = chunk.Span[..4];
            var content = chunk[4..];
            var isHeader = type.SequenceEqual("IHDR"u8);
            if ((picture is null) != isHeader) throw new InvalidDataException("PNG: the first chunk, and no other, must be IHDR.");
            if (isHeader) picture = Header(content.Span);
            else if (type.SequenceEqual("IDAT"u8)) data.Add(content);
            else if (type.SequenceEqual("IEND"u8)) break;
        }

        picture = picture! with { Data = data is [var only] ? only : Joined(data) };
        if ((long)picture.RowLength * picture.Height > ((long)picture.Data.Length * BestRatio) + BestRatio)
            throw new InvalidDataException($"PNG: {picture.Data.Length} bytes cannot hold the pixels that the header names.");
        return picture;
    }

    /// <summary>Type and content of the next chunk.</summary>
    private static ReadOnlyMemory<byte> Chunk(ref ReadOnlyMemory<byte> rest, bool checkSum)
    {
        if (rest.Length < ChunkFrame) throw new InvalidDataException("PNG: the file ends before its last chunk.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
        if (length > rest.Length - ChunkFrame) throw new InvalidDataException("PNG: a chunk is longer than the file.");
        var chunk = rest.Slice(4, (int)length + 4);
        var sum = BinaryPrimitives.ReadUInt32BigEndian(rest.Span[(8 + (int)length)..]);
        if (checkSum && sum != Crc32.HashToUInt32(chunk.Span)) throw new InvalidDataException("PNG: a chunk does not have its checksum.");
        rest = rest[((int)length + ChunkFrame)..];
        return chunk;
    }

    private static PngFile Header(ReadOnlySpan<byte> content)
    {
        if (content.Length != 13) throw new InvalidDataException($"PNG: the header has {content.Length} bytes instead of 13.");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]));
        if (width is < 1 or > MostPixels || height is < 1 or > MostPixels || (long)width * height > MostPixels)
            throw new InvalidDataException($"PNG: {width} × {height} pixels; from 1 to {MostPixels} are read.");
        if (content[8] != 8 || content[9] is not (0 or 2) || content[10] != 0 || content[11] != 0 || content[12] != 0)
            throw new InvalidDataException("PNG: only pictures of 8 bits, grey or colour, not interlaced, are read.");
        return new PngFile((int)width, (int)height, content[9] == 2 ? 3 : 1, default);
    }

    private static byte[] Joined(List<ReadOnlyMemory<byte>> parts)
    {
        var whole = new byte[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(whole.AsMemory(at));
            at += part.Length;
        }

        return whole;
    }
}
