namespace HipAi.Dicom.Network.Pdus;

/// <summary>A-ASSOCIATE-RQ (PS3.8 9.3.2).</summary>
internal sealed record AssociateRequestPdu(
    AssociateTitles Titles,
    string ApplicationContext,
    IReadOnlyList<ProposedPresentationContext> Contexts,
    UserInformation User) : Pdu(PduType.AssociateRequest);
