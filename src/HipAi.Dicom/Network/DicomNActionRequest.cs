using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network;

/// <summary>An N-ACTION-RQ (PS3.7 10.3.4.1): somebody asks for something to be done.</summary>
/// <param name="Association">The association it came on.</param>
/// <param name="RequestedSopClassUid">SOP class; the one of its presentation context.</param>
/// <param name="RequestedSopInstanceUid">SOP instance, as the sender named it: looks like a UID, 1 to 64 characters.</param>
/// <param name="ActionTypeId">What is to be done, in the numbering of the service class.</param>
/// <param name="Dataset">Action information; null when the request came without.</param>
/// <param name="MessageId">Number of the message within the association.</param>
public sealed record DicomNActionRequest(
    DicomAssociation Association,
    string RequestedSopClassUid,
    string RequestedSopInstanceUid,
    ushort ActionTypeId,
    DicomDataset? Dataset,
    ushort MessageId);
