using System.Buffers.Binary;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>The part of a transfer syntax that concerns single elements.</summary>
/// <param name="IsExplicit">Elements carry their representation.</param>
/// <param name="IsBigEndian">Numbers are in big endian.</param>
internal readonly record struct WireFormat(bool IsExplicit, bool IsBigEndian)
{
    /// <summary>Implicit VR Little Endian, also inside elements of unknown representation (PS3.5 6.2.2 note 4).</summary>
    internal static readonly WireFormat ImplicitLittle = new(false, false);

    internal static WireFormat Of(DicomTransferSyntax syntax) => new(syntax.IsExplicitVR, syntax.IsBigEndian);

    internal ushort UInt16(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    internal uint UInt32(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    internal DicomTag Tag(ReadOnlySpan<byte> bytes) => new(UInt16(bytes), UInt16(bytes[2..]));

    /// <summary>Swaps a value between big and little endian in place.</summary>
    internal static void Swap(Span<byte> value, int unit)
    {
        for (var i = 0; unit > 1 && i + unit <= value.Length; i += unit)
        {
            value.Slice(i, unit).Reverse();
        }
    }
}
