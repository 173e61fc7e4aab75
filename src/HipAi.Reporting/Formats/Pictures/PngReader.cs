using System.Buffers;
using System.IO.Compression;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace HipAi.Reporting.Formats.Pictures;

/// <summary>
/// Reads the pixels of the PNG files that the pipeline writes (<see cref="PngFile"/>). Whatever the bytes are, reading ends with a picture
/// or an <see cref="InvalidDataException"/>. Pure.
/// </summary>
public static class PngReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <returns>The picture; a grey one has three equal samples.</returns>
    /// <exception cref="InvalidDataException">It is no such file, is damaged, or has too many pixels.</exception>
    public static RgbPicture Read(ReadOnlyMemory<byte> file)
    {
        var png = PngFile.Open(file, checkSums: false);
        var samples = GC.AllocateUninitializedArray<byte>(png.Width * png.Height * 3);
        Read(png, samples);
        return new RgbPicture(png.Width, png.Height, samples);
    }

    /// <summary>Reads the pixels of a file.</summary>
    /// <param name="png">The file.</param>
    /// <param name="samples">[height, width, 3] bytes; receives red, green and blue of each pixel.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static void Read(PngFile png, Span<byte> samples)
    {
        var lines = ArrayPool<byte>.Shared.Rent(png.RowLength * png.Height);
        try
        {
            Inflate(png.Data, lines.AsSpan(0, png.RowLength * png.Height));
            // Grey goes into the first third, and is spread from its end.
            var packed = samples[..(png.Width * png.Height * png.Channels)];
            Unfilter(png, lines, packed);
            if (png.Channels == 1) Colour(packed, samples);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lines);
        }
    }

    private static void Inflate(ReadOnlyMemory<byte> data, Span<byte> lines)
    {
        try
        {
            using var zlib = new ZLibStream(Stream(data), CompressionMode.Decompress);
            if (zlib.ReadAtLeast(lines, lines.Length, throwOnEndOfStream: false) < lines.Length) throw new InvalidDataException("PNG: the pixels are cut short.");
            if (zlib.ReadByte() >= 0) throw new InvalidDataException("PNG: there are more pixels than the header names.");
        }
        catch (Exception fault) when (fault is IOException or NotSupportedException)
        {
            // What zlib says of damaged data, in whatever exception it says it.
            throw new InvalidDataException($"PNG: the pixels cannot be unpacked: {fault.Message}", fault);
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> data) => MemoryMarshal.TryGetArray(data, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(data.ToArray());

    private static void Unfilter(PngFile png, ReadOnlySpan<byte> lines, Span<byte> samples)
    {
        var stride = png.RowLength - 1;
        ReadOnlySpan<byte> above = new byte[stride];
        for (var y = 0; y < png.Height; y++)
        {
            var line = lines.Slice(y * png.RowLength, png.RowLength);
            var row = samples.Slice(y * stride, stride);
            Undo(line[0], line[1..], above, row, png.Channels);
            above = row;
        }
    }

    private static void Undo(byte filter, ReadOnlySpan<byte> line, ReadOnlySpan<byte> above, Span<byte> row, int step)
    {
        if (filter > 4) throw new InvalidDataException($"PNG: filter {filter} is not known.");
        if (filter == 2)
        {
            // The one that the pipeline writes.
            TensorPrimitives.Add(line, above, row);
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

    private static void Colour(ReadOnlySpan<byte> grey, Span<byte> samples)
    {
        for (var i = grey.Length - 1; i >= 0; i--) samples.Slice(3 * i, 3).Fill(grey[i]);
    }
}
