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

    /// <summary>Item 50H (PS3.8 9.3.2.3). Extended negotiation (56H, 57H) and unknown sub-items are skipped.</summary>
    public static UserInformation User(PduFields fields)
    {
        var user = new UserInformation();
        var roles = new List<RoleSelection>();
        while (fields.Remaining > 0)
        {
            var item = fields.Item(out var type, "user information item");
            switch (type)
            {
                case ItemType.MaximumLength:
                    user = user with { MaximumLength = item.UInt32("Maximum-length-received") };
                    break;
                case ItemType.ImplementationClassUid:
                    user = user with { ImplementationClassUid = item.Uid("Implementation-class-uid") };
                    break;
                case ItemType.ImplementationVersionName:
                    user = user with { ImplementationVersionName = item.Text("Implementation-version-name") };
                    break;
                case ItemType.AsynchronousOperationsWindow:
                    user = user with { OperationsWindow = OperationsWindow(item) };
                    break;
                case ItemType.RoleSelection:
                    AddRole(roles, item);
                    break;
                case ItemType.UserIdentityRequest:
                    user = user with { Identity = Identity(item) };
                    break;
                case ItemType.UserIdentityAccept:
                    user = user with { IdentityResponse = IdentityResponse(item) };
                    break;
            }
        }

        return user with { Roles = roles };
    }

    // Maximum-number-operations-invoked, Maximum-number-operations-performed (PS3.7 Table D.3-7).
    private static AsynchronousOperationsWindow OperationsWindow(PduFields fields) =>
        new(fields.UInt16("Maximum-number-operations-invoked"), fields.UInt16("Maximum-number-operations-performed"));

    // UID-length, SOP-class-uid, SCU-role, SCP-role (PS3.7 Table D.3-9).
    private static void AddRole(List<RoleSelection> roles, PduFields fields)
    {
        if (roles.Count == PduLimits.MaximumRoleSelections)
            throw new DicomPduException("Role selection sub-items", $"more than {PduLimits.MaximumRoleSelections}");
        var uid = new PduFields(fields.Take(fields.UInt16("UID-length of role selection"), "SOP-class-uid of role selection"));
        roles.Add(new RoleSelection(uid.Uid("SOP-class-uid of role selection"), fields.Byte("SCU-role") == 1, fields.Byte("SCP-role") == 1));
    }

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
