using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network;

/// <summary>An N-SET-RQ (PS3.7 10.3.3.1): somebody asks for attributes to be changed.</summary>
/// <param name="Association">The association it came on.</param>
/// <param name="RequestedSopClassUid">SOP class; the one of its presentation context.</param>
/// <param name="RequestedSopInstanceUid">SOP instance, as the sender named it: looks like a UID, 1 to 64 characters.</param>
/// <param name="Dataset">Modification list.</param>
/// <param name="MessageId">Number of the message within the association.</param>
public sealed record DicomNSetRequest(
    DicomAssociation Association,
    string RequestedSopClassUid,
    string RequestedSopInstanceUid,
    DicomDataset Dataset,
    ushort MessageId);
