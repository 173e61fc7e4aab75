namespace HipAi.Dicom.Network.Dimse;

/// <summary>An event report that is ready to be sent.</summary>
/// <param name="Report">What it says.</param>
/// <param name="ContextId">Where it is said.</param>
/// <param name="DataSet">Its event information as bytes; null for none.</param>
internal sealed record EncodedReport(DicomEventReport Report, byte ContextId, byte[]? DataSet);
