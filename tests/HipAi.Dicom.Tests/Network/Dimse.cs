using HipAi.Dicom.Data;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Messages as bytes, for scripts.</summary>
internal static class Dimse
{
    public const byte EchoContext = 1;
    public const byte StoreContext = 3;

    /// <summary>A request for Verification in context 1 and DX storage, explicit little endian, in context 3.</summary>
    public static readonly byte[] AssociateRequest = PduEncoder.Encode(new AssociateRequestPdu(
        AssociateTitles.Create("HIPAI", "SCRIPT"),
        "1.2.840.10008.3.1.1.1",
        [
            new(EchoContext, DicomUID.Verification.UID, [DicomUID.ImplicitVRLittleEndian.UID]),
            new(StoreContext, RecordingProvider.Store, [DicomUID.ExplicitVRLittleEndian.UID]),
        ],
        new UserInformation { MaximumLength = 0, ImplementationClassUid = "1.2.3" }));

    /// <summary>C-STORE-RQ as one PDU.</summary>
    public static byte[] StoreRequest(ushort id = 1, string? sopClass = null, string? instance = "1.2.3.4", bool hasDataSet = true) => Command(StoreContext, new DimseCommand
    {
        Field = CommandField.CStoreRequest,
        AffectedSopClassUid = sopClass ?? RecordingProvider.Store,
        AffectedSopInstanceUid = instance,
        MessageId = id,
        Priority = 0,
        HasDataSet = hasDataSet,
    });

    public static byte[] Command(byte context, DimseCommand command) => Fragment(context, true, true, DimseCommandCodec.Encode(command));

    public static byte[] Data(bool isLast, params byte[] bytes) => Fragment(StoreContext, false, isLast, bytes);

    public static byte[] Fragment(byte context, bool isCommand, bool isLast, byte[] bytes) =>
        PduEncoder.Encode(new DataTransferPdu([new(context, isCommand, isLast, bytes)]));

    /// <summary>The command in a PDU that holds nothing else.</summary>
    public static DimseCommand Read(byte[] pdu) => DimseCommandCodec.Decode(((DataTransferPdu)Pdus.Decode(pdu)).Values.Single().Data);
}
