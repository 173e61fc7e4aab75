using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace HipAi.Dicom.Network.Pdus;

/// <summary>Writes fields in big-endian order; lengths are filled in when what they measure is complete.</summary>
internal sealed class PduBuilder
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly List<(int At, int Value)> _lengths = [];

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Zeros(int count)
    {
        _buffer.GetSpan(count)[..count].Clear();
        _buffer.Advance(count);
    }

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.GetSpan(2), value);
        _buffer.Advance(2);
    }

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
    }

    public void Bytes(ReadOnlySpan<byte> value) => _buffer.Write(value);

    public void Text(string value) => _buffer.Write(Encoding.ASCII.GetBytes(value));

    /// <summary>Item-type, reserved byte, 16 bit length of what <paramref name="content"/> writes.</summary>
    /// <exception cref="ArgumentException">The content does not fit a 16 bit length.</exception>
    public void Item(ItemType type, Action<PduBuilder> content)
    {
        Byte((byte)type);
        Zeros(1);
        var at = _buffer.WrittenCount;
        Zeros(2);
        content(this);
        var length = _buffer.WrittenCount - at - 2;
        if (length > ushort.MaxValue) throw new ArgumentException($"Item {type} has {length} bytes, more than its 16 bit length can say.");
        _lengths.Add((at, length));
    }

    /// <summary>The PDU with its header in front.</summary>
    public byte[] ToPdu(PduType type)
    {
        var pdu = new byte[PduLimits.HeaderLength + _buffer.WrittenCount];
        pdu[0] = (byte)type;
        BinaryPrimitives.WriteInt32BigEndian(pdu.AsSpan(2), _buffer.WrittenCount);
        var body = pdu.AsSpan(PduLimits.HeaderLength);
        _buffer.WrittenSpan.CopyTo(body);
        foreach (var (at, value) in _lengths) BinaryPrimitives.WriteUInt16BigEndian(body[at..], (ushort)value);
        return pdu;
    }
}
