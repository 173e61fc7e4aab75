using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network;

/// <summary>An N-GET-RQ (PS3.7 10.3.2.1): somebody asks for attributes of an instance.</summary>
/// <param name="Association">The association it came on.</param>
/// <param name="RequestedSopClassUid">SOP class; the one of its presentation context.</param>
/// <param name="RequestedSopInstanceUid">SOP instance, as the sender named it: looks like a UID, 1 to 64 characters.</param>
/// <param name="AttributeIdentifiers">Which attributes; empty asks for all.</param>
/// <param name="MessageId">Number of the message within the association.</param>
public sealed record DicomNGetRequest(
    DicomAssociation Association,
    string RequestedSopClassUid,
    string RequestedSopInstanceUid,
    IReadOnlyList<DicomTag> AttributeIdentifiers,
    ushort MessageId);
