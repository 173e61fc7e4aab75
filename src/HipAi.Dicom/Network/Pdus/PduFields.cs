using System.Buffers.Binary;
using System.Text;

namespace HipAi.Dicom.Network.Pdus;

/// <summary>Walks over the bytes of a PDU or item; every step is checked against what encloses it and names its field.</summary>
internal ref struct PduFields(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Bytes left.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>The next <paramref name="length"/> bytes.</summary>
    public ReadOnlySpan<byte> Take(int length, string field)
    {
        if (length > _rest.Length)
            throw new DicomPduException(field, $"needs {length} bytes where {_rest.Length} are left in what encloses it");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    /// <summary>One byte.</summary>
    public byte Byte(string field) => Take(1, field)[0];

    /// <summary>Big-endian 16 bits.</summary>
    public ushort UInt16(string field) => BinaryPrimitives.ReadUInt16BigEndian(Take(2, field));

    /// <summary>Big-endian 32 bits.</summary>
    public uint UInt32(string field) => BinaryPrimitives.ReadUInt32BigEndian(Take(4, field));

    /// <summary>Item-type, reserved byte, 16 bit item-length, and as many bytes.</summary>
    public PduFields Item(out ItemType type, string enclosing)
    {
        type = (ItemType)Byte($"Item-type in {enclosing}");
        Take(1, $"Reserved byte in {enclosing}");
        var length = UInt16($"Item-length in {enclosing}");
        return new PduFields(Take(length, $"Item {(byte)type:X2}H in {enclosing}"));
    }

    /// <summary>All that is left, as a UID: padding removed, at most 64 characters of printable ASCII.</summary>
    public string Uid(string field)
    {
        var text = Text(field);
        if (text.Length > PduLimits.MaximumUidLength)
            throw new DicomPduException(field, $"has {text.Length} characters, a UID has at most {PduLimits.MaximumUidLength}");
        return text;
    }

    /// <summary>All that is left, as printable ASCII without the padding at its end.</summary>
    public string Text(string field) => Printable(Take(Remaining, field), field);

    /// <summary>Printable ASCII; NUL and space at the end are padding.</summary>
    public static string Printable(ReadOnlySpan<byte> bytes, string field)
    {
        var trimmed = bytes.TrimEnd("\0 "u8);
        foreach (var b in trimmed)
            if (b is < 0x20 or > 0x7E)
                throw new DicomPduException(field, $"byte {b:X2}H is not printable ASCII");
        return Encoding.ASCII.GetString(trimmed);
    }
}
