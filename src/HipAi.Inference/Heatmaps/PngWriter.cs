using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Numerics.Tensors;

namespace HipAi.Inference.Heatmaps;

/// <summary>Writes PNG files (ISO/IEC 15948), 8 bits a sample, each row filtered with Up.</summary>
public static class PngWriter
{
    private const byte Grey = 0;
    private const byte TrueColour = 2;
    private const byte TrueColourWithAlpha = 6;
    private const byte FilterUp = 2;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>One grey sample a pixel.</summary>
    /// <param name="width">Columns, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <param name="samples">width × height bytes, row-major.</param>
    /// <exception cref="ArgumentException">The samples do not fill the size.</exception>
    public static byte[] Grayscale8(int width, int height, ReadOnlySpan<byte> samples) => Write(width, height, samples, Grey, 1);

    /// <summary>Red, green, blue a pixel.</summary>
    /// <inheritdoc cref="Grayscale8"/>
    public static byte[] Rgb8(int width, int height, ReadOnlySpan<byte> samples) => Write(width, height, samples, TrueColour, 3);

    /// <summary>Red, green, blue, opacity a pixel.</summary>
    /// <inheritdoc cref="Grayscale8"/>
    public static byte[] Rgba8(int width, int height, ReadOnlySpan<byte> samples) => Write(width, height, samples, TrueColourWithAlpha, 4);

    private static byte[] Write(int width, int height, ReadOnlySpan<byte> samples, byte colourType, int samplesPerPixel)
    {
        if (width < 1 || height < 1 || samples.Length != (long)width * height * samplesPerPixel)
            throw new ArgumentException($"A picture of {width} × {height} pixels with {samplesPerPixel} samples each cannot have {samples.Length} bytes.", nameof(samples));
        using var file = new MemoryStream(samples.Length / 2);
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = colourType;
        header[10..].Clear();
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(height, width * samplesPerPixel, samples));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(int height, int stride, ReadOnlySpan<byte> samples)
    {
        using var compressed = new MemoryStream(samples.Length / 2);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[stride + 1];
            line[0] = FilterUp;
            for (var y = 0; y < height; y++)
            {
                var row = samples.Slice(y * stride, stride);
                if (y == 0) row.CopyTo(line.AsSpan(1));
                else TensorPrimitives.Subtract(row, samples.Slice((y - 1) * stride, stride), line.AsSpan(1));
                zlib.Write(line);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        var sum = new Crc32();
        sum.Append(type);
        sum.Append(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, sum.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
