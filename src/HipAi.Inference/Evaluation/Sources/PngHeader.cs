using System.Buffers.Binary;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>The header of a PNG file, checked.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Bits">8 or 16 bits a sample.</param>
/// <param name="Channels">Samples a pixel: 1 grey, 2 grey and opacity, 3 colour, 4 colour and opacity.</param>
internal sealed record PngHeader(int Width, int Height, int Bits, int Channels)
{
    public int BytesPerPixel => Bits / 8 * Channels;

    /// <summary>Bytes of a row, without its filter.</summary>
    public int Stride => Width * BytesPerPixel;

    public static PngHeader Read(ReadOnlySpan<byte> content)
    {
        if (content.Length != 13) throw new InvalidDataException($"PNG: the header has {content.Length} bytes instead of 13.");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]));
        if (width is < 1 or > ushort.MaxValue || height is < 1 or > ushort.MaxValue || width * (long)height > PngDecoder.MostPixels)
            throw new InvalidDataException($"PNG: {width} × {height} pixels; at most {PngDecoder.MostPixels} are read.");
        if (content[8] is not (8 or 16)) throw new InvalidDataException($"PNG: {content[8]} bits a sample; 8 and 16 are read.");
        var channels = content[9] switch { 0 => 1, 4 => 2, 2 => 3, 6 => 4, _ => throw new InvalidDataException($"PNG: colour type {content[9]}; grey and true colour are read.") };
        if (content[10] != 0 || content[11] != 0) throw new InvalidDataException("PNG: the compression or filter method is not known.");
        if (content[12] != 0) throw new InvalidDataException("PNG: the picture is interlaced, which is not read.");
        return new PngHeader((int)width, (int)height, content[8], channels);
    }

    /// <summary>The brightness of a pixel (ITU-R BT.601).</summary>
    public ushort Grey(ReadOnlySpan<byte> pixel) => Channels < 3
        ? (ushort)Sample(pixel, 0)
        : (ushort)(((299 * Sample(pixel, 0)) + (587 * Sample(pixel, 1)) + (114 * Sample(pixel, 2)) + 500) / 1000);

    private int Sample(ReadOnlySpan<byte> pixel, int channel) => Bits == 8 ? pixel[channel] : BinaryPrimitives.ReadUInt16BigEndian(pixel[(2 * channel)..]);
}
