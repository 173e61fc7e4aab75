using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace HipAi.Inference.Tests.Heatmaps;

/// <summary>A PNG decoder of its own, written from ISO/IEC 15948 for the tests: checks every CRC, undoes every filter.</summary>
internal sealed record Png(int Width, int Height, int Channels, byte[] Samples)
{
    public byte At(int x, int y, int channel = 0) => Samples[(((y * Width) + x) * Channels) + channel];

    public static Png Decode(byte[] file)
    {
        Assert.That(file.Take(8), Is.EqualTo(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }));
        var data = new MemoryStream();
        byte[] header = [];
        var type = "";
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            type = Encoding.ASCII.GetString(file, at + 4, 4);
            var content = file.AsSpan(at + 8, length);
            Assert.That(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)), Is.EqualTo(Crc(file.AsSpan(at + 4, length + 4))), type);
            if (type == "IHDR") header = content.ToArray();
            if (type == "IDAT") data.Write(content);
            at += length + 12;
        }

        Assert.That(type, Is.EqualTo("IEND"));
        Assert.That(header[8], Is.EqualTo(8), "bits");
        var channels = header[9] switch { 0 => 1, 2 => 3, 6 => 4, _ => 0 };
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var lines = new MemoryStream();
        zlib.CopyTo(lines);
        return new Png(width, height, channels, Unfilter(lines.ToArray(), width * channels, height, channels));
    }

    private static byte[] Unfilter(byte[] lines, int stride, int height, int channels)
    {
        Assert.That(lines, Has.Length.EqualTo((stride + 1) * height));
        var samples = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < stride; x++)
            {
                var left = x >= channels ? samples[(y * stride) + x - channels] : 0;
                var up = y > 0 ? samples[((y - 1) * stride) + x] : 0;
                var predicted = lines[y * (stride + 1)] switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => throw new NotSupportedException("Paeth") };
                samples[(y * stride) + x] = (byte)(lines[(y * (stride + 1)) + 1 + x] + predicted);
            }
        }

        return samples;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var k = 0; k < 8; k++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }
}
