using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network;

/// <summary>An N-EVENT-REPORT-RQ (PS3.7 10.3.1.1): somebody tells that something has happened.</summary>
/// <param name="Association">The association it came on.</param>
/// <param name="AffectedSopClassUid">SOP class; the one of its presentation context.</param>
/// <param name="AffectedSopInstanceUid">SOP instance, as the sender named it: looks like a UID, 1 to 64 characters.</param>
/// <param name="EventTypeId">What happened, in the numbering of the service class.</param>
/// <param name="Dataset">Event information; null when the request came without.</param>
/// <param name="MessageId">Number of the message within the association.</param>
public sealed record DicomNEventReportRequest(
    DicomAssociation Association,
    string AffectedSopClassUid,
    string AffectedSopInstanceUid,
    ushort EventTypeId,
    DicomDataset? Dataset,
    ushort MessageId);
