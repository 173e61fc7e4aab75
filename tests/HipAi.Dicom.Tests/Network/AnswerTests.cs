using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Answers;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Walks the table cause → wire → statement: every cause is brought about, and the wire must show what the table says.</summary>
[Category("A2")]
[CancelAfter(60_000)]
public class AnswerTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private static readonly RecordingProvider Failing = new() { Decide = _ => throw new InvalidOperationException("no idea") };

    /// <summary>Of the requestor that is the provider of Storage Commitment and not its user.</summary>
    private static readonly byte[] ProviderOnly = PduEncoder.Encode((AssociateRequestPdu)Pdus.Decode(Normalized.AssociateRequest) with
    {
        User = new UserInformation { ImplementationClassUid = "1.2.3", Roles = [new RoleSelection(DicomUID.StorageCommitmentPushModel.UID, false, true)] },
    });

    /// <summary>A script for each cause: what a peer says after connecting to which server, up to the answer in question.</summary>
    private static readonly Dictionary<string, Script> Scripts = new()
    {
        ["Bit 0 of the protocol version is not set"] = Connection(Changed(Golden.AssociateRequest, 7, 2)),
        ["Application context name other than 1.2.840.10008.3.1.1.1"] = Connection(Changed(Golden.AssociateRequest, 98, (byte)'9')),
        ["As many associations as are allowed at the same time are open"] = Connection(Golden.AssociateRequest) with { Options = new() { MaximumAssociations = 1 }, OtherOpen = true },
        ["As many associations as are allowed from one address are open"] = Connection(Golden.AssociateRequest) with { Options = new() { MaximumAssociationsPerPeer = 1 }, OtherOpen = true },
        ["The listener is stopping"] = Connection(Golden.AssociateRequest) with { OtherOpen = true, Stopping = true },
        ["The requestor takes PDUs of less than 8 bytes only, too few for any data"] = Connection(
            PduEncoder.Encode((AssociateRequestPdu)Pdus.Decode(Golden.AssociateRequest) with { User = new UserInformation { MaximumLength = 7 } })),
        ["The decision about the request failed for an internal reason"] = Connection(Golden.AssociateRequest) with { Provider = Failing },
        ["Anything but a valid A-ASSOCIATE-RQ before there is an association"] = Connection(Golden.EchoRequest),
        ["Nothing came for as long as an association may be silent"] = Message() with { Options = new() { IdleTimeout = Moment } },
        ["A PDU was not complete, or not taken, in the time that one PDU has"] = Message(Golden.EchoRequest[..20]) with { Options = new() { PduTimeout = Moment } },
        ["A-RELEASE-RQ inside a message, or where a response was due"] = Message(Dimse.Fragment(1, true, false, [0, 0]), Golden.ReleaseRequest),
        ["This side gives up: the listener stops and the time to finish is over, or an operation was cancelled"] = Message() with { Options = new() { DrainTimeout = TimeSpan.Zero }, Stopping = true },
        ["Unknown PDU type"] = Message(Golden.Hex("08 00 00 00 00 04 00 00 00 00")),
        ["A PDU that is not allowed in the state of the association"] = Message(Golden.AssociateRequest),
        ["A PDU with an invalid field, or longer than announced"] = Message(Golden.Hex("04 00 00 04 00 01")),
        ["Fragments that make no message: wrong order or context, no command set, a response to nothing"] = Message(Dimse.Fragment(5, false, true, [0, 0])),
        ["A data set longer than allowed"] = Message(Request(Normalized.Action), Dimse.Fragment(5, false, true, new byte[20])) with { Options = new() { MaximumDataSetLength = 10 } },
        [DimseRefusals.UnknownCommand.Cause] = Message(Request(Normalized.Action with { Field = CommandField.CFindRequest, HasDataSet = false })),
        [DimseRefusals.ServiceNotOffered.Cause] = Message(Request(Normalized.Action with { HasDataSet = false })) with { Provider = new RecordingProvider { OnNormalized = _ => DicomNResponse.NotOffered } },
        [DimseRefusals.NotTheUser.Cause] = new(ProviderOnly, [Request(Normalized.Action with { HasDataSet = false })]),
        [DimseRefusals.EchoElsewhere.Cause] = Message(Request(Normalized.Action with { Field = CommandField.CEchoRequest, HasDataSet = false })),
        [DimseRefusals.EchoWithDataSet.Cause] = Message(Dimse.Command(1, new DimseCommand { Field = CommandField.CEchoRequest, MessageId = 1, AffectedSopClassUid = "1.2.840.10008.1.1", HasDataSet = true }), Dimse.Fragment(1, false, true, [0, 0])),
        [DimseRefusals.StoreElsewhere.Cause] = Store(Dimse.StoreRequest(1, "1.2.3")),
        [DimseRefusals.InstanceMissing.Cause] = Store(Dimse.StoreRequest(1, null, null)),
        [DimseRefusals.InstanceNotUid.Cause] = Store(Dimse.StoreRequest(1, null, "../..")),
        [DimseRefusals.StoreWithoutDataSet.Cause] = Store(Dimse.StoreRequest(1, null, "1.2.3", false)),
        [DimseRefusals.NormalizedElsewhere.Cause] = Message(Request(Normalized.Action with { RequestedSopClassUid = "1.2.3", HasDataSet = false })),
        [DimseRefusals.NormalizedInstanceMissing.Cause] = Message(Request(Normalized.Action with { RequestedSopInstanceUid = null, HasDataSet = false })),
        [DimseRefusals.NormalizedInstanceNotUid.Cause] = Message(Request(Normalized.Action with { RequestedSopInstanceUid = "a", HasDataSet = false })),
        [DimseRefusals.TypeMissing.Cause] = Message(Request(Normalized.Action with { ActionTypeId = null, HasDataSet = false })),
        [DimseRefusals.SetWithoutDataSet.Cause] = Message(Request(Normalized.Action with { Field = CommandField.NSetRequest, HasDataSet = false })),
        [DimseRefusals.UnwantedDataSet.Cause] = Message(Request(Normalized.Action with { Field = CommandField.NGetRequest }), Dimse.Fragment(5, false, true, Normalized.Transaction)),
        [DimseRefusals.UnreadableDataSet.Cause] = Message(Request(Normalized.Action), Dimse.Fragment(5, false, true, Normalized.Transaction[..12])),
        [DimseRefusals.DataSetTooLong.Cause] = Message([Request(Normalized.Action), .. Enumerable.Repeat(Dimse.Fragment(5, false, false, new byte[200_000]), 84), Dimse.Fragment(5, false, true, [0, 0])]),
        [DimseRefusals.TooManyReports.Cause] = Message([.. Enumerable.Repeat(Request(Normalized.Action with { HasDataSet = false }), 17)]) with { Provider = new RecordingProvider { OnNormalized = _ => DicomNResponse.Success with { EventReport = new DicomEventReport(Normalized.Commitment, "1.2", 1, null) } }, Heard = 18 },
        [DimseRefusals.HandlerFailed.Cause] = Message(Request(Normalized.Action with { HasDataSet = false })) with { Provider = new RecordingProvider { OnNormalized = _ => throw new InvalidOperationException("on fire") } },
    };

    [Test]
    public void Every_cause_is_there_once_and_has_its_script() =>
        Assert.That(DicomAnswers.All.Select(answer => answer.Cause), Is.EquivalentTo(Scripts.Keys));

    [TestCaseSource(nameof(Rows))]
    public async Task The_wire_shows_what_the_table_says(DicomAnswer row)
    {
        var script = Scripts[row.Cause];
        await using var fixture = await ServerFixture.StartAsync(script.Provider, script.Options);
        using var other = script.OtherOpen ? await Normalized.AssociatedAsync(fixture) : null;
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        if (script.Association is { } request) await peer.AssociateAsync(request);
        else if (script.Stopping) await WaitUntilAcceptedAsync(fixture);

        var stopping = script.Stopping ? fixture.Server.StopAsync(CancellationToken.None) : Task.CompletedTask;
        foreach (var bytes in script.Says) await peer.SayAsync(bytes);
        for (var i = 1; i < script.Heard; i++) await peer.HearAsync();
        var heard = Wire(await peer.HearAsync());
        peer.Dispose();
        other?.Dispose();
        await stopping;

        Assert.That(heard, Is.EqualTo((row.Kind, row.Wire)));
    }

    private static IEnumerable<TestCaseData> Rows() => DicomAnswers.All.Select(row => new TestCaseData(row).SetArgDisplayNames($"{row.Wire} {row.Cause}"));

    /// <summary>
    /// A connection that waits in the backlog when the listener stops is not answered at all. The listener accepts in order: when a
    /// later connection has been answered, the one before it has been accepted.
    /// </summary>
    private static async Task WaitUntilAcceptedAsync(ServerFixture fixture)
    {
        using var later = await Normalized.AssociatedAsync(fixture);
    }

    private static (DicomAnswerKind Kind, string Wire) Wire(byte[] pdu) => (PduType)pdu[0] switch
    {
        PduType.AssociateReject => (DicomAnswerKind.Rejection, $"{pdu[7]}/{pdu[8]}/{pdu[9]}"),
        PduType.Abort => (DicomAnswerKind.Abort, $"{pdu[8]}/{pdu[9]}"),
        _ => (DicomAnswerKind.Status, Dimse.Read(pdu).Status!.Code.ToString("X4", CultureInfo.InvariantCulture)),
    };

    private static byte[] Request(DimseCommand command) => Dimse.Command(Normalized.CommitmentContext, command);

    private static byte[] Changed(byte[] pdu, int at, byte value)
    {
        byte[] changed = [.. pdu];
        changed[at] = value;
        return changed;
    }

    private static Script Connection(params byte[][] says) => new(null, says);

    private static Script Message(params byte[][] says) => new(Normalized.AssociateRequest, says);

    private static Script Store(byte[] command) => new(Dimse.AssociateRequest, [command, .. Dimse.Read(command).HasDataSet ? [Dimse.Data(true, 0, 0)] : Array.Empty<byte[]>()]);

    private sealed record Script(byte[]? Association, byte[][] Says)
    {
        public DicomServerOptions? Options { get; init; }

        public RecordingProvider? Provider { get; init; }

        public bool OtherOpen { get; init; }

        public bool Stopping { get; init; }

        /// <summary>Which PDU after the association is the answer in question.</summary>
        public int Heard { get; init; } = 1;
    }
}
