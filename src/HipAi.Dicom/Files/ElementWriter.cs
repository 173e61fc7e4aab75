using System.Buffers.Binary;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Writes element headers and values into a buffer in front of a stream.</summary>
internal sealed class ElementWriter(Stream target)
{
    private const int BufferSize = 64 * 1024;
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _used;

    /// <summary>The length of an element header. A value too long for a 16-bit length field goes out as UN (PS3.5 6.2.2 note 7).</summary>
    internal static int HeaderLength(DicomVR vr, long length, WireFormat format) =>
        !format.IsExplicit ? 8 : vr.Is16BitLength && length <= 0xFFFE ? 8 : 12;

    /// <summary>Writes a header.</summary>
    internal void Header(DicomTag tag, DicomVR vr, uint length, WireFormat format)
    {
        var size = HeaderLength(vr, length, format);
        var bytes = Reserve(size);
        Tag(bytes, tag, format);
        if (!format.IsExplicit)
        {
            UInt32(bytes[4..], length, format);
            return;
        }

        var code = vr.Is16BitLength && size == 12 ? DicomVR.UN.Code : vr.Code;
        bytes[4] = (byte)code[0];
        bytes[5] = (byte)code[1];
        if (size == 8)
        {
            UInt16(bytes[6..], (ushort)length, format);
        }
        else
        {
            UInt16(bytes[6..], 0, format);
            UInt32(bytes[8..], length, format);
        }
    }

    /// <summary>Writes the header of an item or a delimiter, which has no representation in any syntax (PS3.5 7.5).</summary>
    internal void ItemHeader(DicomTag tag, uint length, WireFormat format)
    {
        var bytes = Reserve(8);
        Tag(bytes, tag, format);
        UInt32(bytes[4..], length, format);
    }

    /// <summary>Writes an element, padded to an even length.</summary>
    internal void Element(DicomElement element, DicomCharacterSet characterSet, WireFormat format)
    {
        if (element.GetRange(characterSet) is { } range)
        {
            Stored(element, range, format);
            return;
        }

        var vr = element.ValueRepresentation;
        var value = element.GetBytes(characterSet);
        Header(element.Tag, vr, Padded(value.Length), format);
        if (format.IsBigEndian && vr.SwapUnit > 1)
        {
            using var stream = MemoryRange.OpenStream(value);
            Swapped(stream, vr);
            return;
        }

        Bytes(value.Span);
        Pad(value.Length, vr.PaddingByte);
    }

    /// <summary>Writes encapsulated pixel data.</summary>
    internal void Fragments(DicomFragmentSequence fragments, WireFormat format)
    {
        Header(fragments.Tag, fragments.ValueRepresentation, ElementHeader.Undefined, format);
        Fragment(fragments.OffsetTable, format);
        for (var i = 0; i < fragments.Fragments.Count; i++)
        {
            if (fragments.GetRange(i) is { } range)
            {
                ItemHeader(DicomTag.Item, Padded(range.Length), format);
                Copy(range);
                Pad(range.Length, 0);
            }
            else
            {
                Fragment(fragments.Fragments[i], format);
            }
        }

        ItemHeader(DicomTag.SequenceDelimitationItem, 0, format);
    }

    /// <summary>Hands everything to the stream.</summary>
    internal void Flush()
    {
        target.Write(_buffer, 0, _used);
        _used = 0;
    }

    private void Fragment(ReadOnlyMemory<byte> bytes, WireFormat format)
    {
        ItemHeader(DicomTag.Item, Padded(bytes.Length), format);
        Bytes(bytes.Span);
        Pad(bytes.Length, 0);
    }

    /// <summary>Writes an element whose value is not in memory, and takes no more of it into memory than one buffer.</summary>
    private void Stored(DicomElement element, IByteRange range, WireFormat format)
    {
        var vr = element.ValueRepresentation;
        Header(element.Tag, vr, Padded(range.Length), format);
        if (format.IsBigEndian && vr.SwapUnit > 1)
        {
            using var stream = range.Open();
            Swapped(stream, vr);
            return;
        }

        Copy(range);
        Pad(range.Length, vr.PaddingByte);
    }

    /// <summary>Writes a value in big endian; a byte of padding may be the one that makes its last unit whole, and is swapped with it.</summary>
    private void Swapped(Stream value, DicomVR vr)
    {
        for (long left = Padded(value.Length), unread = value.Length; left > 0;)
        {
            var part = Reserve((int)Math.Min(left, BufferSize / 2));
            var filled = (int)Math.Min(part.Length, unread);
            value.ReadExactly(part[..filled]);
            part[filled..].Fill(vr.PaddingByte);
            WireFormat.Swap(part, vr.SwapUnit);
            left -= part.Length;
            unread -= filled;
        }
    }

    private void Copy(IByteRange range)
    {
        Flush();
        using var stream = range.Open();
        stream.CopyTo(target);
    }

    private void Pad(long length, byte padding)
    {
        if ((length & 1) != 0)
        {
            Reserve(1)[0] = padding;
        }
    }

    private static uint Padded(long length) => (uint)(length + (length & 1));

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= _buffer.Length / 4)
        {
            bytes.CopyTo(Reserve(bytes.Length));
            return;
        }

        Flush();
        target.Write(bytes);
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _used < count)
        {
            Flush();
        }

        _used += count;
        return _buffer.AsSpan(_used - count, count);
    }

    private static void Tag(Span<byte> bytes, DicomTag tag, WireFormat format)
    {
        UInt16(bytes, tag.Group, format);
        UInt16(bytes[2..], tag.Element, format);
    }

    private static void UInt16(Span<byte> bytes, ushort value, WireFormat format)
    {
        if (format.IsBigEndian)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        }
    }

    private static void UInt32(Span<byte> bytes, uint value, WireFormat format)
    {
        if (format.IsBigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        }
    }
}
