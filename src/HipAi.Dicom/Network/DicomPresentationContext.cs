namespace HipAi.Dicom.Network;

/// <summary>A presentation context that both sides agreed on.</summary>
/// <param name="Id">Odd, 1 to 255.</param>
/// <param name="AbstractSyntax">SOP class UID.</param>
/// <param name="TransferSyntax">UID of the one transfer syntax of this context.</param>
public sealed record DicomPresentationContext(byte Id, string AbstractSyntax, string TransferSyntax)
{
    /// <summary>
    /// What the requestor of the association may be here; the acceptor is the other side of it.
    /// <value>Default <see cref="DicomRoles.Scu"/>, which holds where no role was negotiated.</value>
    /// </summary>
    public DicomRoles RequestorRoles { get; init; } = DicomRoles.Scu;
}
