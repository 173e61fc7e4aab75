namespace HipAi.Dicom.Network.Pdus;

/// <summary>P-DATA-TF (PS3.8 9.3.5). When read, its values lie in the reader's buffer and are valid until the next read.</summary>
internal sealed record DataTransferPdu(IReadOnlyList<PresentationDataValue> Values) : Pdu(PduType.DataTransfer);
