namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>How long the upper layer waits.</summary>
/// <param name="Artim">The association request/reject/release timer (PS3.8 9.1.5).</param>
/// <param name="Pdu">One PDU from first to last byte, either way.</param>
internal sealed record UpperLayerTimeouts(TimeSpan Artim, TimeSpan Pdu);
