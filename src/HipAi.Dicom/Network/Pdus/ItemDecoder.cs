namespace HipAi.Dicom.Network.Pdus;

/// <summary>Item bytes → item: one method per item type. Throws <see cref="DicomPduException"/> and nothing else.</summary>
internal static class ItemDecoder
{
    /// <summary>Item 20H (PS3.8 9.3.2.2): id, three reserved bytes, one abstract syntax, transfer syntaxes.</summary>
    public static ProposedPresentationContext ProposedContext(PduFields fields)
    {
        var id = fields.Byte("Presentation-context-ID");
        fields.Take(3, "Reserved bytes of a presentation context");
        string? abstractSyntax = null;
        var transferSyntaxes = new List<string>();
        while (fields.Remaining > 0)
        {
            var item = fields.Item(out var type, "presentation context item");
            if (type == ItemType.AbstractSyntax) abstractSyntax = item.Uid("Abstract-syntax-name");
            if (type != ItemType.TransferSyntax) continue;
            transferSyntaxes.Add(item.Uid("Transfer-syntax-name"));
            if (transferSyntaxes.Count > PduLimits.MaximumTransferSyntaxes)
                throw new DicomPduException("Transfer syntax sub-items", $"more than {PduLimits.MaximumTransferSyntaxes} in one context");
        }

        if (abstractSyntax is null) throw new DicomPduException("Abstract syntax sub-item", $"missing in context {id}");
        return new ProposedPresentationContext(id, abstractSyntax, transferSyntaxes);
    }

    /// <summary>Item 21H (PS3.8 9.3.3.2): id, reserved, result, reserved, one transfer syntax that some peers leave out of a refusal.</summary>
    public static PresentationContextAnswer AnsweredContext(PduFields fields)
    {
        var id = fields.Byte("Presentation-context-ID");
        fields.Take(1, "Reserved byte of a presentation context");
        var result = (PresentationContextResult)fields.Byte("Result/Reason");
        fields.Take(1, "Reserved byte of a presentation context");
        var transferSyntax = string.Empty;
        while (fields.Remaining > 0)
        {
            var item = fields.Item(out var type, "presentation context item");
            if (type == ItemType.TransferSyntax) transferSyntax = item.Text("Transfer-syntax-name");
        }

        return new PresentationContextAnswer(id, result, transferSyntax);
    }

    /// <summary>Item 50H (PS3.8 9.3.2.3). Unknown sub-items are skipped.</summary>
    public static UserInformation User(PduFields fields)
    {
        var user = new UserInformation();
        var (roles, extended, common) = (new List<RoleSelection>(), new List<DicomExtendedNegotiation>(), new List<DicomCommonExtendedNegotiation>());
        while (fields.Remaining > 0)
        {
            var item = fields.Item(out var type, "user information item");
            switch (type)
            {
                case ItemType.RoleSelection:
                    Add(roles, Role(item), PduLimits.MaximumRoleSelections, "Role selection sub-items");
                    break;
                case ItemType.SopClassExtendedNegotiation:
                    Add(extended, Extended(item), PduLimits.MaximumExtendedNegotiations, "Extended negotiation sub-items");
                    break;
                case ItemType.SopClassCommonExtendedNegotiation:
                    Add(common, CommonExtended(item), PduLimits.MaximumExtendedNegotiations, "Common extended negotiation sub-items");
                    break;
                default:
                    user = Single(user, type, item);
                    break;
            }
        }

        return user with { Roles = roles, Extended = extended, CommonExtended = common };
    }

    /// <summary>The sub-items of which there is one.</summary>
    private static UserInformation Single(UserInformation user, ItemType type, PduFields item) => type switch
    {
        ItemType.MaximumLength => user with { MaximumLength = item.UInt32("Maximum-length-received") },
        ItemType.ImplementationClassUid => user with { ImplementationClassUid = item.Uid("Implementation-class-uid") },
        ItemType.ImplementationVersionName => user with { ImplementationVersionName = VersionName(item) },
        ItemType.AsynchronousOperationsWindow => user with { OperationsWindow = OperationsWindow(item) },
        ItemType.UserIdentityRequest => user with { Identity = Identity(item) },
        ItemType.UserIdentityAccept => user with { IdentityResponse = IdentityResponse(item) },
        _ => user,
    };

    /// <summary>For logs only, so that one which is too long is cut instead of costing an image.</summary>
    private static string VersionName(PduFields fields)
    {
        var name = fields.Text("Implementation-version-name");
        return name.Length <= PduLimits.MaximumVersionNameLength ? name : name[..PduLimits.MaximumVersionNameLength];
    }

    private static void Add<T>(List<T> items, T item, int most, string field)
    {
        if (items.Count == most) throw new DicomPduException(field, $"more than {most}");
        items.Add(item);
    }

    // Maximum-number-operations-invoked, Maximum-number-operations-performed (PS3.7 Table D.3-7).
    private static AsynchronousOperationsWindow OperationsWindow(PduFields fields) =>
        new(fields.UInt16("Maximum-number-operations-invoked"), fields.UInt16("Maximum-number-operations-performed"));

    // UID-length, SOP-class-uid, SCU-role, SCP-role (PS3.7 Table D.3-9).
    private static RoleSelection Role(PduFields fields)
    {
        var uid = CountedUid(ref fields, "SOP-class-uid of role selection");
        return new RoleSelection(uid, fields.Byte("SCU-role") == 1, fields.Byte("SCP-role") == 1);
    }

    // SOP-class-uid-length, SOP-class-uid, Service-class-application-information (PS3.7 Table D.3-11).
    private static DicomExtendedNegotiation Extended(PduFields fields)
    {
        var uid = CountedUid(ref fields, "SOP-class-uid of extended negotiation");
        return new DicomExtendedNegotiation(uid, fields.Take(fields.Remaining, "Service-class-application-information").ToArray());
    }

    // SOP-class-uid, Service-class-uid, each with its length; length of the list, then UIDs with their lengths; reserved (Table D.3-12).
    private static DicomCommonExtendedNegotiation CommonExtended(PduFields fields)
    {
        var sopClass = CountedUid(ref fields, "SOP-class-uid of common extended negotiation");
        var serviceClass = CountedUid(ref fields, "Service-class-uid of common extended negotiation");
        const string List = "Related-general-sop-class-identification";
        var list = new PduFields(fields.Take(fields.UInt16($"{List}-length"), List));
        var related = new List<string>();
        while (list.Remaining > 0) Add(related, CountedUid(ref list, "Related-general-sop-class-uid"), PduLimits.MaximumRelatedClasses, List);
        return new DicomCommonExtendedNegotiation(sopClass, serviceClass, related);
    }

    private static string CountedUid(ref PduFields fields, string field) =>
        new PduFields(fields.Take(fields.UInt16($"Length of {field}"), field)).Uid(field);

    // User-Identity-Type, Positive-response-requested, Primary-field-length, Primary-field, Secondary- likewise (PS3.7 Table D.3-14).
    private static DicomUserIdentity Identity(PduFields fields)
    {
        var type = fields.Byte("User-Identity-Type");
        var wantsAnswer = fields.Byte("Positive-response-requested") != 0;
        var primary = fields.Take(fields.UInt16("Primary-field-length"), "Primary-field").ToArray();
        var secondary = fields.Take(fields.UInt16("Secondary-field-length"), "Secondary-field").ToArray();
        return new DicomUserIdentity(type, wantsAnswer, primary, secondary);
    }

    // Server-response-length, Server-response (PS3.7 Table D.3-15).
    private static byte[] IdentityResponse(PduFields fields) =>
        fields.Take(fields.UInt16("Server-response-length"), "Server-response").ToArray();
}
