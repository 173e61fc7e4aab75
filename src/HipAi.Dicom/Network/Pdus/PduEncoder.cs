using System.Buffers.Binary;

namespace HipAi.Dicom.Network.Pdus;

/// <summary>PDU → PDU bytes, header included: one method per PDU type (PS3.8 9.3).</summary>
internal static class PduEncoder
{
    /// <summary>Encodes a PDU.</summary>
    public static byte[] Encode(Pdu pdu) => pdu switch
    {
        AssociateRequestPdu request => AssociateRequest(request),
        AssociateAcceptPdu accept => AssociateAccept(accept),
        AssociateRejectPdu reject => Short(PduType.AssociateReject, 0, reject.Rejection.Result, reject.Rejection.Source, reject.Rejection.Reason),
        DataTransferPdu data => DataTransfer(data),
        AbortPdu abort => Short(PduType.Abort, 0, 0, abort.Source, (byte)abort.Reason),
        _ => Short(pdu.Type, 0, 0, 0, 0),
    };

    /// <summary>Writes the twelve bytes in front of the only fragment of a P-DATA-TF.</summary>
    public static void WriteDataHeader(Span<byte> target, byte contextId, bool isCommand, bool isLast, int fragmentLength)
    {
        target[0] = (byte)PduType.DataTransfer;
        target[1] = 0;
        BinaryPrimitives.WriteInt32BigEndian(target[2..], PduLimits.PdvHeaderLength + fragmentLength);
        WriteValueHeader(target[PduLimits.HeaderLength..], contextId, isCommand, isLast, fragmentLength);
    }

    private static void WriteValueHeader(Span<byte> target, byte contextId, bool isCommand, bool isLast, int fragmentLength)
    {
        BinaryPrimitives.WriteInt32BigEndian(target, fragmentLength + 2);
        target[4] = contextId;
        target[5] = (byte)((isCommand ? 1 : 0) | (isLast ? 2 : 0));
    }

    private static byte[] AssociateRequest(AssociateRequestPdu request)
    {
        var builder = new PduBuilder();
        Titles(builder, request.Titles);
        builder.Item(ItemType.ApplicationContext, b => b.Text(request.ApplicationContext));
        foreach (var context in request.Contexts) ItemEncoder.ProposedContext(builder, context);
        ItemEncoder.User(builder, request.User);
        return builder.ToPdu(PduType.AssociateRequest);
    }

    private static byte[] AssociateAccept(AssociateAcceptPdu accept)
    {
        var builder = new PduBuilder();
        Titles(builder, accept.Titles);
        builder.Item(ItemType.ApplicationContext, b => b.Text(accept.ApplicationContext));
        foreach (var context in accept.Contexts) ItemEncoder.AnsweredContext(builder, context);
        ItemEncoder.User(builder, accept.User);
        return builder.ToPdu(PduType.AssociateAccept);
    }

    private static void Titles(PduBuilder builder, AssociateTitles titles)
    {
        builder.UInt16(titles.ProtocolVersion);
        builder.Zeros(2);
        builder.Bytes(titles.Field.Span);
    }

    private static byte[] DataTransfer(DataTransferPdu data)
    {
        var length = data.Values.Sum(v => PduLimits.PdvHeaderLength + v.Data.Length);
        var pdu = new byte[PduLimits.HeaderLength + length];
        pdu[0] = (byte)PduType.DataTransfer;
        BinaryPrimitives.WriteInt32BigEndian(pdu.AsSpan(2), length);
        var at = PduLimits.HeaderLength;
        foreach (var value in data.Values)
        {
            WriteValueHeader(pdu.AsSpan(at), value.ContextId, value.IsCommand, value.IsLast, value.Data.Length);
            value.Data.Span.CopyTo(pdu.AsSpan(at + PduLimits.PdvHeaderLength));
            at += PduLimits.PdvHeaderLength + value.Data.Length;
        }

        return pdu;
    }

    private static byte[] Short(PduType type, params ReadOnlySpan<byte> body)
    {
        var builder = new PduBuilder();
        builder.Bytes(body);
        return builder.ToPdu(type);
    }
}
