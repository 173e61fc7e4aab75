using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

/// <summary>C-ECHO and C-STORE as SCP, said and heard in bytes.</summary>
[Category("A1")]
[CancelAfter(60_000)]
public class ServiceTests
{
    [Test]
    public async Task An_echo_is_answered_byte_for_byte_and_the_release_granted()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync();

        await peer.SayAsync(Golden.EchoRequest);
        Assert.That(Convert.ToHexString(await peer.HearAsync()), Is.EqualTo(Convert.ToHexString(Golden.EchoResponse)));

        await peer.SayAsync(Golden.ReleaseRequest);
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.ReleaseResponse));
        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.Released));
    }

    [Test]
    public async Task A_store_answer_names_what_was_stored()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await AssociatedAsync(fixture);

        await peer.SayAsync(Dimse.StoreRequest(77), Dimse.Data(false, 1, 2), Dimse.Data(true, 3, 4));
        var answer = Dimse.Read(await peer.HearAsync());

        Assert.That(answer, Is.EqualTo(new DimseCommand
        {
            Field = CommandField.CStoreResponse,
            MessageIdBeingRespondedTo = 77,
            AffectedSopClassUid = RecordingProvider.Store,
            AffectedSopInstanceUid = "1.2.3.4",
            Status = DicomStatus.Success,
        }));
        var (request, dataSet) = fixture.Provider.Stored.Single();
        Assert.That(dataSet, Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
        Assert.That((request.AffectedSopInstanceUid, request.TransferSyntaxUid, request.Association.CallingAeTitle), Is.EqualTo(("1.2.3.4", "1.2.840.10008.1.2.1", "SCRIPT")));
    }

    [Test]
    [Category("A8")]
    public async Task An_instance_uid_with_a_leading_zero_is_taken_and_named_in_the_answer()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await AssociatedAsync(fixture);

        await peer.SayAsync(Dimse.StoreRequest(instance: "1.2.03.4"), Dimse.Data(true, 1, 2));
        var answer = Dimse.Read(await peer.HearAsync());

        Assert.That((answer.AffectedSopInstanceUid, answer.Status), Is.EqualTo(("1.2.03.4", DicomStatus.Success)));
    }

    [Test]
    public async Task Fragments_may_share_pdus_in_any_way()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await AssociatedAsync(fixture);
        var command = Dimse.StoreRequest(1)[12..];
        var next = Dimse.StoreRequest(2)[12..];

        await peer.SayAsync(
            Pdu(Value(true, false, command[..50]), Value(true, false, command[50..51])),
            Pdu(Value(true, true, command[51..]), Value(false, false, 1, 2), Value(false, false), Value(false, false, 3, 4)),
            Pdu(Value(false, true, 5, 6), Value(true, true, next), Value(false, true, 7, 8)));

        Assert.That(Dimse.Read(await peer.HearAsync()).MessageIdBeingRespondedTo, Is.EqualTo(1));
        Assert.That(Dimse.Read(await peer.HearAsync()).MessageIdBeingRespondedTo, Is.EqualTo(2));
        Assert.That(fixture.Provider.Stored.Select(s => Convert.ToHexString(s.DataSet)), Is.EqualTo(new[] { "010203040506", "0708" }));
    }

    [Test]
    public async Task An_unknown_command_is_answered_0211_after_its_data_set_and_the_association_goes_on()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await AssociatedAsync(fixture);

        await peer.SayAsync(
            Dimse.Command(Dimse.StoreContext, new DimseCommand { Field = CommandField.CFindRequest, MessageId = 5, AffectedSopClassUid = "1.2.3", HasDataSet = true }),
            Dimse.Data(false, 1, 2),
            Dimse.Data(true, 1, 2));
        var answer = Dimse.Read(await peer.HearAsync());

        Assert.That(((ushort)answer.Field, answer.Status!.Code), Is.EqualTo(((ushort)0x8020, (ushort)0x0211)));
        await EchoAsync(peer);
    }

    [TestCase("1.2.840.10008.5.1.4.1.1.7", "1.2.3.4", true, 0x0122, TestName = "Another class than that of the context: 0122")]
    [TestCase(null, null, true, 0x0117, TestName = "No instance UID: 0117")]
    [TestCase(null, "../../etc/passwd", true, 0x0117, TestName = "An instance UID that is a path: 0117")]
    [TestCase(null, "1.2.3.4", false, 0x0212, TestName = "No data set: 0212")]
    public async Task A_store_that_no_handler_should_see_is_refused(string? sopClass, string? instance, bool hasDataSet, int status)
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await AssociatedAsync(fixture);

        await peer.SayAsync(Dimse.StoreRequest(9, sopClass, instance, hasDataSet), hasDataSet ? Dimse.Data(true, 1, 2) : []);

        Assert.That(Dimse.Read(await peer.HearAsync()).Status!.Code, Is.EqualTo(status));
        Assert.That(fixture.Provider.Stored, Is.Empty);
        await EchoAsync(peer);
    }

    [Test]
    public async Task A_handler_that_throws_is_answered_0110_and_reported()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider { OnStore = (_, _, _) => throw new InvalidOperationException("disk on fire") });
        using var peer = await AssociatedAsync(fixture);

        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, 1, 2));
        var status = Dimse.Read(await peer.HearAsync()).Status!;

        Assert.That(status.Code, Is.EqualTo(0x0110));
        Assert.That(status.ErrorComment, Does.Not.Contain("fire"), "what went wrong inside is for the log");
        Assert.That((await fixture.Provider.Failed.Reader.ReadAsync()).Exception.Message, Is.EqualTo("disk on fire"));
        await EchoAsync(peer);
    }

    [Test]
    public async Task A_handler_may_choose_its_failure()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnStore = (_, _, _) => throw new DicomStatusException(DicomStatus.OutOfResources.WithComment("disk full\\größer"), "no room"),
        });
        using var peer = await AssociatedAsync(fixture);

        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, 1, 2));

        Assert.That(Dimse.Read(await peer.HearAsync()).Status, Is.EqualTo(new DicomStatus(0xA700, "disk full?gr??er")));
    }

    [Test]
    public async Task What_a_handler_does_not_read_is_drained()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider { OnStore = (_, _, _) => Task.FromResult(DicomStatus.OutOfResources) });
        using var peer = await AssociatedAsync(fixture);

        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, new byte[100_000]), Dimse.Data(false, new byte[100_000]), Dimse.Data(true, new byte[3]));

        Assert.That(Dimse.Read(await peer.HearAsync()).Status!.Code, Is.EqualTo(0xA700));
        await EchoAsync(peer);
    }

    [Test]
    public async Task A_stream_kept_beyond_its_message_is_dead()
    {
        Stream? kept = null;
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnStore = (_, dataSet, _) =>
            {
                kept = dataSet;
                return Task.FromResult(DicomStatus.Success);
            },
        });
        using var peer = await AssociatedAsync(fixture);
        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, 1, 2));
        await peer.HearAsync();

        Assert.That(async () => await kept!.ReadAsync(new byte[1]), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_data_set_can_be_read_synchronously()
    {
        var read = new byte[6];
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnStore = (_, dataSet, _) =>
            {
                dataSet.ReadExactly(read);
                return Task.FromResult(dataSet.ReadByte() < 0 ? DicomStatus.Success : DicomStatus.CannotUnderstand);
            },
        });
        using var peer = await AssociatedAsync(fixture);

        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, 1, 2, 3, 4), Dimse.Data(true, 5, 6));

        Assert.That(Dimse.Read(await peer.HearAsync()).Status, Is.EqualTo(DicomStatus.Success));
        Assert.That(read, Is.EqualTo(new byte[] { 1, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public async Task Answers_respect_the_smallest_maximum_of_a_peer()
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        var request = (AssociateRequestPdu)Pdus.Decode(Golden.AssociateRequest);
        await peer.AssociateAsync(PduEncoder.Encode(request with { User = request.User with { MaximumLength = 16 } }));

        await peer.SayAsync(Golden.EchoRequest);
        var answer = new List<byte>();
        PresentationDataValue value;
        do
        {
            var pdu = await peer.HearAsync();
            Assert.That(pdu, Has.Length.LessThanOrEqualTo(6 + 16));
            value = ((DataTransferPdu)Pdus.Decode(pdu)).Values.Single();
            answer.AddRange(value.Data.Span);
        }
        while (!value.IsLast);

        Assert.That(answer, Is.EqualTo(Golden.EchoResponse[12..]));
    }

    private static async Task<ScriptedPeer> AssociatedAsync(ServerFixture fixture)
    {
        var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);
        return peer;
    }

    private static async Task EchoAsync(ScriptedPeer peer)
    {
        await peer.SayAsync(Golden.EchoRequest);
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.EchoResponse), "the association goes on");
    }

    private static byte[] Pdu(params PresentationDataValue[] values) => PduEncoder.Encode(new DataTransferPdu(values));

    private static PresentationDataValue Value(bool isCommand, bool isLast, params byte[] data) => new(Dimse.StoreContext, isCommand, isLast, data);
}
