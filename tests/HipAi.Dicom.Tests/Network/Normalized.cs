using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

/// <summary>N messages, for scripts: context 5 is Storage Commitment, context 7 a procedure step, both Explicit VR Little Endian.</summary>
internal static class Normalized
{
    public const byte CommitmentContext = 5;
    public const byte StepContext = 7;
    public const string Commitment = "1.2.840.10008.1.20.1";
    public const string CommitmentInstance = "1.2.840.10008.1.20.1.1";
    public const string Mpps = "1.2.840.10008.3.1.2.3.3";
    public const string ExplicitLittle = "1.2.840.10008.1.2.1";

    public static readonly byte[] AssociateRequest = PduEncoder.Encode(new AssociateRequestPdu(
        AssociateTitles.Create("HIPAI", "SCRIPT"),
        "1.2.840.10008.3.1.1.1",
        [
            new(Dimse.EchoContext, DicomUID.Verification.UID, [DicomUID.ImplicitVRLittleEndian.UID]),
            new(CommitmentContext, Commitment, [ExplicitLittle]),
            new(StepContext, Mpps, [ExplicitLittle]),
        ],
        new UserInformation { MaximumLength = 0, ImplementationClassUid = "1.2.3" }));

    /// <summary>Transaction UID (0008,1195) 1.2.3.4: eight bytes of header, eight of value.</summary>
    public static readonly byte[] Transaction = Golden.Hex("08 00 95 11 55 49 08 00 31 2E 32 2E 33 2E 34 00");

    public static readonly DimseCommand Action = new()
    {
        Field = CommandField.NActionRequest, RequestedSopClassUid = Commitment, RequestedSopInstanceUid = CommitmentInstance, MessageId = 7, ActionTypeId = 1, HasDataSet = true,
    };

    public static readonly DimseCommand Report = new()
    {
        Field = CommandField.NEventReportRequest, AffectedSopClassUid = Commitment, AffectedSopInstanceUid = CommitmentInstance, MessageId = 1, EventTypeId = 1, HasDataSet = true,
    };

    public static readonly DimseCommand Set = new() { Field = CommandField.NSetRequest, RequestedSopClassUid = Mpps, RequestedSopInstanceUid = "1.2.3.45", MessageId = 3, HasDataSet = true };

    public static DicomDataset TransactionDataset() => new DicomDataset().AddOrUpdate(DicomTag.TransactionUID, "1.2.3.4");

    /// <summary>What an SCP tells when all is committed.</summary>
    public static DicomEventReport AllCommitted() => new(Commitment, CommitmentInstance, 1, TransactionDataset());

    public static async Task<ScriptedPeer> AssociatedAsync(ServerFixture fixture)
    {
        var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(AssociateRequest);
        return peer;
    }

    /// <summary>Says a message in as few PDUs as it takes; null for a command alone.</summary>
    public static Task SayAsync(this ScriptedPeer peer, byte context, DimseCommand command, byte[]? dataSet) => dataSet is null
        ? peer.SayAsync(Dimse.Command(context, command))
        : peer.SayAsync(Dimse.Command(context, command), Dimse.Fragment(context, false, true, dataSet));

    public static async Task<DimseCommand> HearCommandAsync(this ScriptedPeer peer) => Dimse.Read(await peer.HearAsync());

    /// <summary>A client with contexts for Verification, Storage Commitment and procedure steps.</summary>
    public static Task<DicomClient> ConnectAsync(int port, TimeProvider? time = null) => DicomClient.ConnectAsync(
        ServerFixture.ClientOptions(port) with
        {
            Proposals = [new("1.2.840.10008.1.1", "1.2.840.10008.1.2"), new(Commitment, ExplicitLittle), new(Mpps, ExplicitLittle)],
        },
        time ?? TimeProvider.System,
        CancellationToken.None);
}
