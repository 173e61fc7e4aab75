using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network;

/// <summary>What an N-EVENT-REPORT-RQ (PS3.7 10.3.1.1) is to tell.</summary>
/// <param name="AffectedSopClassUid">SOP class; there must be an accepted presentation context for it.</param>
/// <param name="AffectedSopInstanceUid">SOP instance.</param>
/// <param name="EventTypeId">What happened, in the numbering of the service class.</param>
/// <param name="Dataset">Event information; null for none.</param>
public sealed record DicomEventReport(string AffectedSopClassUid, string AffectedSopInstanceUid, ushort EventTypeId, DicomDataset? Dataset);
