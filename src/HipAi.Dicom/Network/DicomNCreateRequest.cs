using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network;

/// <summary>An N-CREATE-RQ (PS3.7 10.3.5.1): somebody asks for an instance to be made.</summary>
/// <param name="Association">The association it came on.</param>
/// <param name="AffectedSopClassUid">SOP class; the one of its presentation context.</param>
/// <param name="AffectedSopInstanceUid">
/// SOP instance, as the sender named it: looks like a UID, 1 to 64 characters. Null leaves the name to the one who answers, with
/// <see cref="DicomNResponse.AffectedSopInstanceUid"/>.
/// </param>
/// <param name="Dataset">Attribute list; null when the request came without.</param>
/// <param name="MessageId">Number of the message within the association.</param>
public sealed record DicomNCreateRequest(
    DicomAssociation Association,
    string AffectedSopClassUid,
    string? AffectedSopInstanceUid,
    DicomDataset? Dataset,
    ushort MessageId);
