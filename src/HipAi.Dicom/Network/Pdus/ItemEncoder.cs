namespace HipAi.Dicom.Network.Pdus;

/// <summary>Item → item bytes: one method per item type.</summary>
internal static class ItemEncoder
{
    /// <summary>Item 20H (PS3.8 9.3.2.2).</summary>
    public static void ProposedContext(PduBuilder builder, ProposedPresentationContext context) =>
        builder.Item(ItemType.PresentationContextRequest, item =>
        {
            item.Byte(context.Id);
            item.Zeros(3);
            item.Item(ItemType.AbstractSyntax, b => b.Text(context.AbstractSyntax));
            foreach (var syntax in context.TransferSyntaxes) item.Item(ItemType.TransferSyntax, b => b.Text(syntax));
        });

    /// <summary>Item 21H (PS3.8 9.3.3.2).</summary>
    public static void AnsweredContext(PduBuilder builder, PresentationContextAnswer context) =>
        builder.Item(ItemType.PresentationContextAccept, item =>
        {
            item.Byte(context.Id);
            item.Zeros(1);
            item.Byte((byte)context.Result);
            item.Zeros(1);
            item.Item(ItemType.TransferSyntax, b => b.Text(context.TransferSyntax));
        });

    /// <summary>Item 50H (PS3.8 9.3.2.3), sub-items in ascending order.</summary>
    public static void User(PduBuilder builder, UserInformation user) =>
        builder.Item(ItemType.UserInformation, item =>
        {
            item.Item(ItemType.MaximumLength, b => b.UInt32(user.MaximumLength));
            if (user.ImplementationClassUid.Length > 0) item.Item(ItemType.ImplementationClassUid, b => b.Text(user.ImplementationClassUid));
            if (user.OperationsWindow is { } window) OperationsWindow(item, window);
            foreach (var role in user.Roles) Role(item, role);
            if (user.ImplementationVersionName.Length > 0) item.Item(ItemType.ImplementationVersionName, b => b.Text(user.ImplementationVersionName));
            foreach (var extended in user.Extended) Extended(item, extended);
            foreach (var common in user.CommonExtended) CommonExtended(item, common);
            if (user.Identity is { } identity) Identity(item, identity);
            if (user.IdentityResponse is { } response) IdentityResponse(item, response);
        });

    private static void OperationsWindow(PduBuilder builder, AsynchronousOperationsWindow window) =>
        builder.Item(ItemType.AsynchronousOperationsWindow, item =>
        {
            item.UInt16(window.MaximumInvoked);
            item.UInt16(window.MaximumPerformed);
        });

    private static void Role(PduBuilder builder, RoleSelection role) =>
        builder.Item(ItemType.RoleSelection, item =>
        {
            CountedUid(item, role.SopClassUid);
            item.Byte(role.IsScu ? (byte)1 : (byte)0);
            item.Byte(role.IsScp ? (byte)1 : (byte)0);
        });

    private static void Extended(PduBuilder builder, DicomExtendedNegotiation extended) =>
        builder.Item(ItemType.SopClassExtendedNegotiation, item =>
        {
            CountedUid(item, extended.SopClassUid);
            item.Bytes(extended.ApplicationInformation.Span);
        });

    private static void CommonExtended(PduBuilder builder, DicomCommonExtendedNegotiation common) =>
        builder.Item(ItemType.SopClassCommonExtendedNegotiation, item =>
        {
            CountedUid(item, common.SopClassUid);
            CountedUid(item, common.ServiceClassUid);
            item.UInt16((ushort)common.RelatedGeneralSopClassUids.Sum(uid => 2 + uid.Length));
            foreach (var uid in common.RelatedGeneralSopClassUids) CountedUid(item, uid);
        });

    private static void CountedUid(PduBuilder builder, string uid)
    {
        builder.UInt16((ushort)uid.Length);
        builder.Text(uid);
    }

    private static void Identity(PduBuilder builder, DicomUserIdentity identity) =>
        builder.Item(ItemType.UserIdentityRequest, item =>
        {
            item.Byte(identity.Type);
            item.Byte(identity.PositiveResponseRequested ? (byte)1 : (byte)0);
            item.UInt16((ushort)identity.Primary.Length);
            item.Bytes(identity.Primary.Span);
            item.UInt16((ushort)identity.Secondary.Length);
            item.Bytes(identity.Secondary.Span);
        });

    private static void IdentityResponse(PduBuilder builder, ReadOnlyMemory<byte> response) =>
        builder.Item(ItemType.UserIdentityAccept, item =>
        {
            item.UInt16((ushort)response.Length);
            item.Bytes(response.Span);
        });
}
