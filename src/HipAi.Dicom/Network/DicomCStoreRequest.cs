using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network;

/// <summary>A C-STORE-RQ (PS3.7 9.3.1.1) whose data set is about to be read.</summary>
/// <param name="Association">The association it came on.</param>
/// <param name="AffectedSopClassUid">SOP class; the one its presentation context was accepted for.</param>
/// <param name="AffectedSopInstanceUid">SOP instance, as the sender named it.</param>
/// <param name="TransferSyntaxUid">Transfer syntax of the data set, as negotiated.</param>
/// <param name="MessageId">Number of the message within the association.</param>
/// <param name="Priority">0 medium, 1 high, 2 low.</param>
public sealed record DicomCStoreRequest(
    DicomAssociation Association,
    string AffectedSopClassUid,
    string AffectedSopInstanceUid,
    string TransferSyntaxUid,
    ushort MessageId,
    ushort Priority)
{
    /// <summary>The transfer syntax as this library knows it; for one that it does not know, see <see cref="DicomTransferSyntax.Lookup"/>.</summary>
    public DicomTransferSyntax TransferSyntax => DicomTransferSyntax.Lookup(TransferSyntaxUid);
}
