namespace HipAi.Dicom.Network.Pdus;

/// <summary>A-ASSOCIATE-RJ (PS3.8 9.3.4).</summary>
internal sealed record AssociateRejectPdu(AssociationRejection Rejection) : Pdu(PduType.AssociateReject);
