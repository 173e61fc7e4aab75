using System.Buffers.Binary;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>What a compressed picture says of itself: the frame header of JPEG and JPEG-LS (ITU-T T.81 B.2.2, T.87 C.2.2) or the SIZ segment of
/// JPEG 2000 (ITU-T T.800 A.5.1).</summary>
/// <param name="Rows">Its height; 0 when a JPEG tells it only at its end (DNL).</param>
/// <param name="Columns">Its width.</param>
/// <param name="Components">Samples per pixel.</param>
/// <param name="Precision">Bits of a sample.</param>
internal readonly record struct CodestreamHeader(long Rows, long Columns, int Components, int Precision)
{
    /// <summary>Reads the header; looks at the first segments only.</summary>
    /// <param name="bytes">The compressed picture.</param>
    /// <returns>Null when it is none of the three, or ends before its header does.</returns>
    internal static CodestreamHeader? Read(ReadOnlySpan<byte> bytes)
    {
        // SOC and SIZ; a JP2 file, which some writers put into DICOM, has boxes before them.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return ReadJpeg(bytes[2..]);
        }

        var start = bytes.IndexOf((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]);
        return start >= 0 ? ReadSiz(bytes[(start + 4)..]) : null;
    }

    private static CodestreamHeader? ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 4 && bytes[0] == 0xFF)
        {
            var marker = bytes[1];
            if (marker == 0xFF)
            {
                // A fill byte before a marker.
                bytes = bytes[1..];
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
            if (IsFrameHeader(marker))
            {
                return bytes.Length < 10
                    ? null
                    : new CodestreamHeader(BinaryPrimitives.ReadUInt16BigEndian(bytes[5..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[7..]), bytes[9], bytes[4]);
            }

            if (length < 2 || bytes.Length < 2 + length)
            {
                return null;
            }

            bytes = bytes[(2 + length)..];
        }

        return null;
    }

    /// <summary>SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC), and SOF55 of JPEG-LS.</summary>
    private static bool IsFrameHeader(byte marker) => (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) || marker == 0xF7;

    private static CodestreamHeader? ReadSiz(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 39)
        {
            return null;
        }

        var columns = (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) - BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]);
        var rows = (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) - BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
        return new CodestreamHeader(rows, columns, BinaryPrimitives.ReadUInt16BigEndian(bytes[36..]), (bytes[38] & 0x7F) + 1);
    }
}
