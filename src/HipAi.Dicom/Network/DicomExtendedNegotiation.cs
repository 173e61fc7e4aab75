namespace HipAi.Dicom.Network;

/// <summary>SOP Class Extended Negotiation, item 56 (PS3.7 D.3.3.5).</summary>
/// <param name="SopClassUid">The class it is about.</param>
/// <param name="ApplicationInformation">Service-class-application-information; its meaning is the service's.</param>
public sealed record DicomExtendedNegotiation(string SopClassUid, ReadOnlyMemory<byte> ApplicationInformation);
