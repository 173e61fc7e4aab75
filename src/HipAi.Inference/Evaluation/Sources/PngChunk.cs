using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using HipAi.Inference.Heatmaps;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>The pieces of a PNG file.</summary>
internal static class PngChunk
{
    /// <summary>Length, type and checksum.</summary>
    private const int Frame = 12;

    /// <summary>Reads the chunk at a place and moves behind it.</summary>
    /// <returns>Its type, four letters.</returns>
    public static string Read(ReadOnlySpan<byte> file, ref int at, out ReadOnlySpan<byte> content)
    {
        if (file.Length - at < Frame) throw new InvalidDataException("PNG: the file ends before its last chunk.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        if (length > file.Length - at - Frame) throw new InvalidDataException("PNG: a chunk is longer than the file.");
        var checkedPart = file.Slice(at + 4, (int)length + 4);
        foreach (var letter in checkedPart[..4])
            if (!char.IsAsciiLetter((char)letter)) throw new InvalidDataException("PNG: a chunk has no name.");
        if (Crc32.HashToUInt32(checkedPart) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]))
            throw new InvalidDataException("PNG: a checksum is wrong; the file is damaged.");
        at += Frame + (int)length;
        content = checkedPart[4..];
        return Encoding.ASCII.GetString(checkedPart[..4]);
    }
}
