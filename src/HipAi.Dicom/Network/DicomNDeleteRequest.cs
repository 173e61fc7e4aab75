namespace HipAi.Dicom.Network;

/// <summary>An N-DELETE-RQ (PS3.7 10.3.6.1): somebody asks for an instance to be deleted.</summary>
/// <param name="Association">The association it came on.</param>
/// <param name="RequestedSopClassUid">SOP class; the one of its presentation context.</param>
/// <param name="RequestedSopInstanceUid">SOP instance, as the sender named it: looks like a UID, 1 to 64 characters.</param>
/// <param name="MessageId">Number of the message within the association.</param>
public sealed record DicomNDeleteRequest(
    DicomAssociation Association,
    string RequestedSopClassUid,
    string RequestedSopInstanceUid,
    ushort MessageId);
