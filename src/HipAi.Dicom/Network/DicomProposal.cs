namespace HipAi.Dicom.Network;

/// <summary>One SOP class a client wants to speak, in one or more transfer syntaxes.</summary>
/// <param name="AbstractSyntax">SOP class UID.</param>
/// <param name="TransferSyntaxes">Transfer syntax UIDs, at least one.</param>
public sealed record DicomProposal(string AbstractSyntax, params IReadOnlyList<string> TransferSyntaxes)
{
    /// <summary>
    /// The roles the client wants (PS3.7 D.3.3.4). Entries for the same class share them: they are proposed together.
    /// <value>Default <see cref="DicomRoles.Scu"/>, which needs no negotiation.</value>
    /// </summary>
    public DicomRoles Roles { get; init; } = DicomRoles.Scu;

    /// <summary>
    /// Service-class-application-information of item 56 (PS3.7 D.3.3.5), up to 65000 bytes; null for none. The first entry of a
    /// class counts.
    /// </summary>
    public ReadOnlyMemory<byte>? ExtendedNegotiation { get; init; }
}
