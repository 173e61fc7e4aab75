namespace HipAi.Dicom.Network.Pdus;

/// <summary>A-ASSOCIATE-AC (PS3.8 9.3.3).</summary>
internal sealed record AssociateAcceptPdu(
    AssociateTitles Titles,
    string ApplicationContext,
    IReadOnlyList<PresentationContextAnswer> Contexts,
    UserInformation User) : Pdu(PduType.AssociateAccept);
