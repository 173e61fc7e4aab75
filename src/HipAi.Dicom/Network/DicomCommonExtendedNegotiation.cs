namespace HipAi.Dicom.Network;

/// <summary>SOP Class Common Extended Negotiation, item 57 (PS3.7 D.3.3.6): what a class is related to. It has no answer.</summary>
/// <param name="SopClassUid">The class it is about.</param>
/// <param name="ServiceClassUid">Its service class, for example Storage.</param>
/// <param name="RelatedGeneralSopClassUids">Classes that stand for it where it is not known itself; may be empty.</param>
public sealed record DicomCommonExtendedNegotiation(string SopClassUid, string ServiceClassUid, IReadOnlyList<string> RelatedGeneralSopClassUids);
