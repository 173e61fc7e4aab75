using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using HipAi.Inference.Heatmaps;

namespace HipAi.Inference.Tests.Evaluation;

/// <summary>PNG files of 2 × 2 pixels that the product's own writer does not make, put together byte by byte.</summary>
internal static class PngSamples
{
    public static byte[] Make(string kind) => kind switch
    {
        "grey-16" => File(Header(2, 2, 16, 0), Pack([0, 0, 0, 255, 255, 0, 1, 2, 0x12, 0x34])),
        // Written by hand from ISO/IEC 15948 9.2: each byte less its prediction.
        "sub" => File(Header(2, 2, 8, 0), Pack([1, 1, 2, 1, 6, 4])),
        "average" => File(Header(2, 2, 8, 0), Pack([0, 100, 50, 3, 20, 0])),
        "paeth" => File(Header(2, 2, 8, 0), Pack([0, 10, 20, 4, 20, unchecked((byte)-5)])),
        "palette" => File(Header(2, 2, 8, 3), Pack([0, 0, 0, 0, 0, 0])),
        "interlaced" => File(Header(2, 2, 8, 0, interlace: 1), Pack([0, 0, 0, 0, 0, 0])),
        "one-bit" => File(Header(2, 2, 1, 0), Pack([0, 0, 0, 0])),
        "huge" => File(Header(60000, 60000, 8, 0), Pack([0])),
        "claims-much" => File(Header(8000, 8000, 8, 0), Pack([0])),
        "short" => File(Header(2, 2, 8, 0), Pack([0, 1, 2, 0, 3])),
        "long" => File(Header(2, 2, 8, 0), Pack([0, 1, 2, 0, 3, 4, 5])),
        "filter-9" => File(Header(2, 2, 8, 0), Pack([9, 1, 2, 0, 3, 4])),
        "bad-crc" => Spoil(File(Header(2, 2, 8, 0), Pack([0, 1, 2, 0, 3, 4]))),
        "no-header" => [.. Signature, .. Chunk("IDAT", Pack([0])), .. Chunk("IEND", [])],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such file."),
    };

    /// <summary>A file of a 3 × 3 picture whose pixels are these bytes as they are.</summary>
    public static byte[] Around(byte[] pixels) => File(Header(3, 3, 8, 0), pixels);

    private static byte[] Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] File(byte[] header, byte[] data) => [.. Signature, .. Chunk("IHDR", header), .. Chunk("IDAT", data), .. Chunk("IEND", [])];

    private static byte[] Header(int width, int height, byte bits, byte type, byte interlace = 0)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (bits, type, interlace);
        return header;
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, checksum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32.HashToUInt32(named));
        return [.. length, .. named, .. checksum];
    }

    private static byte[] Pack(byte[] lines)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(lines);
        return packed.ToArray();
    }

    private static byte[] Spoil(byte[] file)
    {
        file[^13] ^= 1;
        return file;
    }
}
