using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace HipAi.Reporting.Tests.Formats.Pictures;

/// <summary>Makes PNG files, sound ones and others.</summary>
internal static class TestPng
{
    public static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A grey slope with a warm patch where the map is strongest.</summary>
    public static byte[] Heatmap(int width = 300, int height = 420, int patchX = 150, int patchY = 160)
    {
        var samples = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var heat = Math.Exp(-(((x - patchX) * (x - patchX)) + ((y - patchY) * (y - patchY))) / 4000.0);
                var grey = 40 + (120 * x / width);
                var at = ((y * width) + x) * 3;
                samples[at] = (byte)(grey + (heat * 90));
                samples[at + 1] = (byte)(grey * (1 - (heat / 2)));
                samples[at + 2] = (byte)(grey * (1 - heat));
            }

        // Filtered as the pipeline does it.
        return Rgb(width, height, samples, 2);
    }

    public static byte[] Rgb(int width, int height, byte[] samples, byte filter = 0) =>
        File(Header(width, height, 8, 2), Data(Lines(samples, width * 3, filter)));

    public static byte[] Header(int width, int height, byte bits, byte type)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bits, type);
        return Chunk("IHDR", header);
    }

    public static byte[] Data(byte[] lines)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(lines);
        return Chunk("IDAT", compressed.ToArray());
    }

    public static byte[] File(params byte[][] chunks) => [.. Signature, .. chunks.SelectMany(chunk => chunk), .. Chunk("IEND", [])];

    public static byte[] Chunk(string type, byte[] content)
    {
        var (length, sum) = (new byte[4], new byte[4]);
        byte[] summed = [.. Encoding.ASCII.GetBytes(type), .. content];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.HashToUInt32(summed));
        return [.. length, .. summed, .. sum];
    }

    private static byte[] Lines(byte[] samples, int stride, byte filter)
    {
        var lines = new List<byte>();
        for (var at = 0; at < samples.Length; at += stride)
        {
            lines.Add(filter);
            for (var i = 0; i < stride; i++)
            {
                int left = i >= 3 ? samples[at + i - 3] : 0, up = at > 0 ? samples[at + i - stride] : 0, corner = at > 0 && i >= 3 ? samples[at + i - stride - 3] : 0;
                var guess = filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                lines.Add((byte)(samples[at + i] - guess));
            }
        }

        return [.. lines];
    }

    private static int Paeth(int a, int b, int c)
    {
        var p = a + b - c;
        var (pa, pb, pc) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
