using System.Buffers.Binary;

namespace HipAi.Dicom.Network.Pdus;

/// <summary>The first six bytes of a PDU, checked: whoever holds one may take <see cref="Length"/> bytes of memory.</summary>
/// <param name="Type">Known PDU type.</param>
/// <param name="Length">Bytes after the header, within the limit of the type.</param>
internal readonly record struct PduHeader(PduType Type, int Length)
{
    /// <summary>Reads and checks a header.</summary>
    /// <param name="bytes">Six bytes.</param>
    /// <param name="maximumDataLength">Largest P-DATA-TF value we announced.</param>
    /// <exception cref="DicomPduException">Unknown type, or a length out of the limits of its type.</exception>
    public static PduHeader Parse(ReadOnlySpan<byte> bytes, int maximumDataLength)
    {
        var type = (PduType)bytes[0];
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]);
        var (least, most) = type switch
        {
            PduType.AssociateRequest or PduType.AssociateAccept => (PduLimits.AssociateFixedLength, PduLimits.MaximumAssociateLength),
            PduType.DataTransfer => (PduLimits.PdvHeaderLength, maximumDataLength),
            PduType.AssociateReject or PduType.ReleaseRequest or PduType.ReleaseResponse or PduType.Abort =>
                (PduLimits.ShortBodyLength, PduLimits.ShortBodyLength),
            _ => throw Unknown(bytes),
        };
        if (length < least || length > most)
            throw new DicomPduException("PDU-length", $"{length} for {type}, where {least} to {most} is allowed");
        return new PduHeader(type, (int)length);
    }

    private static DicomPduException Unknown(ReadOnlySpan<byte> bytes)
    {
        var guess = bytes switch
        {
            [0x16, 0x03, ..] => " (a TLS hello: is the peer set to TLS?)",
            [(byte)'G', (byte)'E', (byte)'T', (byte)' ', ..] or [(byte)'P', (byte)'O', (byte)'S', (byte)'T', ..]
                or [(byte)'H', (byte)'E', (byte)'A', (byte)'D', ..] => " (an HTTP request: this is a DICOM port)",
            _ => string.Empty,
        };
        return new DicomPduException("PDU-type", $"{bytes[0]:X2}H is no PDU type{guess}")
        {
            AbortReason = AbortReason.UnrecognizedPdu,
        };
    }
}
