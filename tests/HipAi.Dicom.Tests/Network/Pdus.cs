using System.Buffers.Binary;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Whole PDUs in and out, as a peer sees them.</summary>
internal static class Pdus
{
    /// <summary>Header and body, with the checks that the reader makes.</summary>
    public static Pdu Decode(byte[] bytes)
    {
        var header = PduHeader.Parse(bytes, 262_144);
        return PduDecoder.Decode(header.Type, bytes.AsMemory(PduLimits.HeaderLength, header.Length));
    }

    /// <summary>The same bytes with the PDU-length that they have.</summary>
    public static byte[] WithLength(byte[] bytes)
    {
        var copy = bytes.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(copy.AsSpan(2), copy.Length - PduLimits.HeaderLength);
        return copy;
    }
}
