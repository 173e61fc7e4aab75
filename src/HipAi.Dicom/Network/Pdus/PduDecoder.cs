namespace HipAi.Dicom.Network.Pdus;

/// <summary>PDU bytes → PDU: one method per PDU type (PS3.8 9.3). Throws <see cref="DicomPduException"/> and nothing else.</summary>
internal static class PduDecoder
{
    /// <summary>Decodes what follows a header.</summary>
    /// <param name="type">From the header.</param>
    /// <param name="body">Exactly PDU-length bytes. The values of a P-DATA-TF are slices of it; all else is copied.</param>
    public static Pdu Decode(PduType type, ReadOnlyMemory<byte> body) => type switch
    {
        PduType.AssociateRequest => AssociateRequest(body.Span),
        PduType.AssociateAccept => AssociateAccept(body.Span),
        PduType.AssociateReject => AssociateReject(body.Span),
        PduType.DataTransfer => DataTransfer(body),
        PduType.ReleaseRequest => new ReleaseRequestPdu(),
        PduType.ReleaseResponse => new ReleaseResponsePdu(),
        PduType.Abort => Abort(body.Span),
        _ => throw new DicomPduException("PDU-type", $"{(byte)type:X2}H is no PDU type"),
    };

    private static AssociateRequestPdu AssociateRequest(ReadOnlySpan<byte> body)
    {
        var fields = new PduFields(body);
        var titles = Titles(ref fields);
        var applicationContext = string.Empty;
        var contexts = new List<ProposedPresentationContext>();
        UserInformation? user = null;
        while (fields.Remaining > 0)
        {
            var item = fields.Item(out var type, "A-ASSOCIATE-RQ");
            switch (type)
            {
                case ItemType.ApplicationContext:
                    applicationContext = item.Uid("Application-context-name");
                    break;
                case ItemType.PresentationContextRequest:
                    contexts.Add(ItemDecoder.ProposedContext(item));
                    CheckContext(contexts.Count, contexts[^1].Id, contexts.Count(c => c.Id == contexts[^1].Id));
                    break;
                case ItemType.UserInformation:
                    user = ItemDecoder.User(item);
                    break;
            }
        }

        return new AssociateRequestPdu(titles, applicationContext, contexts, user ?? new UserInformation());
    }

    private static AssociateAcceptPdu AssociateAccept(ReadOnlySpan<byte> body)
    {
        var fields = new PduFields(body);
        var titles = Titles(ref fields);
        var applicationContext = string.Empty;
        var contexts = new List<PresentationContextAnswer>();
        UserInformation? user = null;
        while (fields.Remaining > 0)
        {
            var item = fields.Item(out var type, "A-ASSOCIATE-AC");
            switch (type)
            {
                case ItemType.ApplicationContext:
                    applicationContext = item.Uid("Application-context-name");
                    break;
                case ItemType.PresentationContextAccept:
                    contexts.Add(ItemDecoder.AnsweredContext(item));
                    CheckContext(contexts.Count, contexts[^1].Id, contexts.Count(c => c.Id == contexts[^1].Id));
                    break;
                case ItemType.UserInformation:
                    user = ItemDecoder.User(item);
                    break;
            }
        }

        return new AssociateAcceptPdu(titles, applicationContext, contexts, user ?? new UserInformation());
    }

    // 7-8 Protocol-version, 9-10 Reserved, 11-26 Called-AE-title, 27-42 Calling-AE-title, 43-74 Reserved (PS3.8 Table 9-11).
    private static AssociateTitles Titles(ref PduFields fields)
    {
        var version = fields.UInt16("Protocol-version");
        fields.Take(2, "Reserved (9-10)");
        var field = fields.Take(AssociateTitles.FieldLength, "AE titles and reserved bytes").ToArray();
        var called = PduFields.Printable(field.AsSpan(0, PduLimits.AeTitleLength), "Called-AE-title").Trim(' ');
        var calling = PduFields.Printable(field.AsSpan(PduLimits.AeTitleLength, PduLimits.AeTitleLength), "Calling-AE-title").Trim(' ');
        return new AssociateTitles(version, called, calling, field);
    }

    private static void CheckContext(int count, byte id, int sameId)
    {
        if (count > PduLimits.MaximumPresentationContexts)
            throw new DicomPduException("Presentation-context items", $"more than {PduLimits.MaximumPresentationContexts}");
        if (id % 2 == 0)
            throw new DicomPduException("Presentation-context-ID", $"{id} is not odd");
        if (sameId > 1)
            throw new DicomPduException("Presentation-context-ID", $"{id} is used twice");
    }

    // 7 Reserved, 8 Result, 9 Source, 10 Reason/Diag. (PS3.8 Table 9-21).
    private static AssociateRejectPdu AssociateReject(ReadOnlySpan<byte> body)
    {
        var fields = new PduFields(body);
        fields.Take(1, "Reserved (7)");
        return new AssociateRejectPdu(new AssociationRejection(fields.Byte("Result"), fields.Byte("Source"), fields.Byte("Reason/Diag.")));
    }

    // Each: 1-4 Item-length, 5 Presentation-context-ID, 6 message control header, 7-xxx fragment (PS3.8 Table 9-23, E.2).
    private static DataTransferPdu DataTransfer(ReadOnlyMemory<byte> body)
    {
        var values = new List<PresentationDataValue>(1);
        var rest = body;
        do
        {
            var fields = new PduFields(rest.Span);
            var length = fields.UInt32("Presentation-data-value Item-length");
            if (length < 2 || length > fields.Remaining)
                throw new DicomPduException(
                    "Presentation-data-value Item-length",
                    $"{length} where {fields.Remaining} bytes are left in the PDU");
            if (values.Count == PduLimits.MaximumFragmentsPerPdu)
                throw new DicomPduException("Presentation-data-value items", $"more than {PduLimits.MaximumFragmentsPerPdu} in one PDU");
            var contextId = fields.Byte("Presentation-context-ID");
            var control = fields.Byte("Message control header");
            var fragment = rest.Slice(PduLimits.PdvHeaderLength, (int)length - 2);
            values.Add(new PresentationDataValue(contextId, (control & 1) != 0, (control & 2) != 0, fragment));
            rest = rest[(4 + (int)length)..];
        }
        while (rest.Length > 0);
        return new DataTransferPdu(values);
    }

    // 7-8 Reserved, 9 Source, 10 Reason/Diag. (PS3.8 Table 9-26).
    private static AbortPdu Abort(ReadOnlySpan<byte> body)
    {
        var fields = new PduFields(body);
        fields.Take(2, "Reserved (7-8)");
        return new AbortPdu(fields.Byte("Source"), (AbortReason)fields.Byte("Reason/Diag."));
    }
}
