namespace HipAi.Dicom.Network.Dimse;

/// <summary>A status that this library answers with by itself, and why.</summary>
/// <param name="Status">What goes on the wire, with its comment for the peer.</param>
/// <param name="Cause">What the peer did, or what was wrong here, in words.</param>
internal sealed record DimseRefusal(DicomStatus Status, string Cause);
