using System.Buffers.Binary;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>What a JPEG file says of itself (ITU-T T.81 B.2.2); its pixels are decoded elsewhere.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Components">1 for grey, 3 for colour.</param>
/// <param name="IsBaseline">Whether it is coded sequentially with 8 bits, as DICOM's JPEG Baseline has it.</param>
public sealed record JpegHeader(int Width, int Height, int Components, bool IsBaseline)
{
    /// <summary>Whether bytes begin like a JPEG file.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>Reads the frame header; looks at the segments before it only.</summary>
    /// <exception cref="InvalidDataException">It is no JPEG file, or ends before its frame header does.</exception>
    public static JpegHeader Read(ReadOnlySpan<byte> file)
    {
        if (!IsJpeg(file)) throw new InvalidDataException("JPEG: the signature is missing.");
        for (var rest = file[2..]; rest.Length >= 4 && rest[0] == 0xFF;)
        {
            var marker = rest[1];
            if (marker == 0xFF)
            {
                rest = rest[1..];
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 2 || rest.Length < length + 2) break;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return Frame(rest.Slice(4, length - 2), marker);
            rest = rest[(2 + length)..];
        }

        throw new InvalidDataException("JPEG: the file ends before its frame header.");
    }

    private static JpegHeader Frame(ReadOnlySpan<byte> frame, byte marker)
    {
        if (frame.Length < 6) throw new InvalidDataException("JPEG: the frame header is too short.");
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));
        if (width == 0 || height == 0 || frame[5] is not (1 or 3))
            throw new InvalidDataException($"JPEG: {width} × {height} pixels of {frame[5]} components; grey and colour of three components are read.");
        return new JpegHeader(width, height, frame[5], marker is 0xC0 && frame[0] == 8);
    }
}
