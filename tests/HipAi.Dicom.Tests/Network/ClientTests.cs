using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.Pdus;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Our client, against our server and against scripts.</summary>
[Category("A1")]
[CancelAfter(60_000)]
public class ClientTests
{
    private const string ExplicitLittle = "1.2.840.10008.1.2.1";
    private const string ImplicitLittle = "1.2.840.10008.1.2";

    [Test]
    public async Task Echo_store_and_release_in_one_association()
    {
        await using var fixture = await ServerFixture.StartAsync();
        await using var client = await fixture.ConnectAsync();

        Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
        for (var i = 1; i <= 3; i++)
            Assert.That(await StoreAsync(client, new byte[i * 1000], $"1.2.{i}"), Is.EqualTo(DicomStatus.Success));
        await client.ReleaseAsync(CancellationToken.None);

        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.Released));
        Assert.That(fixture.Provider.Stored.Select(s => (s.Request.AffectedSopInstanceUid, s.DataSet.Length)), Is.EqualTo(new[] { ("1.2.1", 1000), ("1.2.2", 2000), ("1.2.3", 3000) }));
        Assert.That(client.Association.PeerImplementationClassUid, Is.EqualTo(DicomImplementation.ClassUID));
        Assert.That(async () => await client.CEchoAsync(CancellationToken.None), Throws.InstanceOf<DicomNetworkException>());
    }

    [Test]
    public async Task Data_sets_of_every_length_around_a_pdu_arrive_as_they_were(
        [Values(4096, 16384, 262144, 1048576)] int maximum,
        [Values(-1, 0, 1)] int more,
        [Values(1, 3)] int fragments)
    {
        await using var fixture = await ServerFixture.StartAsync(options: new DicomServerOptions { MaximumPduLength = maximum });
        await using var client = await fixture.ConnectAsync();
        var dataSet = new byte[(fragments * (Math.Min(maximum, PduLimits.LargestPduSent) - 6)) + more];
        new Random(maximum + more).NextBytes(dataSet);

        Assert.That(await StoreAsync(client, dataSet), Is.EqualTo(DicomStatus.Success));

        Assert.That(fixture.Provider.Stored.Single().DataSet.AsSpan().SequenceEqual(dataSet), Is.True);
    }

    [Test]
    public async Task A_source_that_gives_a_little_at_a_time_fills_whole_pdus()
    {
        await using var fixture = await ServerFixture.StartAsync();
        await using var client = await fixture.ConnectAsync();

        Assert.That(await client.CStoreAsync(new TrickleStream(new byte[10_001]), RecordingProvider.Store, "1.2", ExplicitLittle, CancellationToken.None), Is.EqualTo(DicomStatus.Success));

        Assert.That(fixture.Provider.Stored.Single().DataSet, Has.Length.EqualTo(10_001));
    }

    [TestCase(0u, 262_136, TestName = "A peer that takes any size gets our largest")]
    [TestCase(4096u, 4096, TestName = "A peer that takes 4096 gets no more")]
    [TestCase(4097u, 4096, TestName = "Fragments are even")]
    [TestCase(4_000_000_000u, 262_136, TestName = "A peer that takes 4 GB gets our largest")]
    public async Task Pdus_sent_respect_the_maximum_of_the_peer(uint announced, int expected)
    {
        using var acceptor = new ScriptedAcceptor();
        var connecting = DicomClient.ConnectAsync(ServerFixture.ClientOptions(acceptor.Port), TimeProvider.System, CancellationToken.None);
        using var peer = await acceptor.AcceptAsync();
        await AcceptAsync(peer, announced);
        await using var client = await connecting;

        var storing = StoreAsync(client, new byte[600_000]);
        var longest = 0;
        PresentationDataValue value;
        do
        {
            var pdu = await peer.HearAsync();
            longest = Math.Max(longest, pdu.Length - 6);
            value = ((DataTransferPdu)PduDecoder.Decode((PduType)pdu[0], pdu.AsMemory(6))).Values.Single();
        }
        while (value.IsCommand || !value.IsLast);
        await peer.SayAsync(Answer(1, CommandField.CStoreResponse));

        Assert.That(await storing, Is.EqualTo(DicomStatus.Success));
        Assert.That(longest, Is.EqualTo(expected));
    }

    [TestCase(64)]
    [TestCase(1000)]
    public async Task A_client_that_is_told_to_sends_smaller_pdus(int largest)
    {
        using var acceptor = new ScriptedAcceptor();
        var connecting = DicomClient.ConnectAsync(
            ServerFixture.ClientOptions(acceptor.Port) with { LargestPduSent = largest }, TimeProvider.System, CancellationToken.None);
        using var peer = await acceptor.AcceptAsync();
        await AcceptAsync(peer, 0);
        await using var client = await connecting;
        var storing = StoreAsync(client, new byte[5_001]);
        var (longest, received) = (0, 0);
        PresentationDataValue value;
        do
        {
            var pdu = await peer.HearAsync();
            value = ((DataTransferPdu)PduDecoder.Decode((PduType)pdu[0], pdu.AsMemory(6))).Values.Single();
            longest = Math.Max(longest, pdu.Length - 6);
            if (!value.IsCommand) received += value.Data.Length;
        }
        while (value.IsCommand || !value.IsLast);
        await peer.SayAsync(Answer(1, CommandField.CStoreResponse));

        Assert.That(await storing, Is.EqualTo(DicomStatus.Success));
        Assert.That((longest, received), Is.EqualTo((largest, 5_001)));
    }

    [Test]
    public async Task A_file_is_sent_in_its_own_syntax_byte_for_byte()
    {
        await using var fixture = await ServerFixture.StartAsync();
        await using var client = await fixture.ConnectAsync(ImplicitLittle, ExplicitLittle);
        var file = Samples.File("1.2.3.9", DicomTransferSyntax.ExplicitVRLittleEndian);

        Assert.That(await client.CStoreAsync(file, CancellationToken.None), Is.EqualTo(DicomStatus.Success));

        var (request, dataSet) = fixture.Provider.Stored.Single();
        Assert.That((request.AffectedSopInstanceUid, request.TransferSyntaxUid), Is.EqualTo(("1.2.3.9", ExplicitLittle)));
        Assert.That(dataSet, Is.EqualTo(Samples.Encode(file.Dataset, DicomTransferSyntax.ExplicitVRLittleEndian)));
    }

    [Test]
    public async Task A_native_file_is_sent_in_another_native_syntax_where_only_that_was_accepted()
    {
        await using var fixture = await ServerFixture.StartAsync();
        await using var client = await fixture.ConnectAsync(ImplicitLittle);
        var file = Samples.File("1.2.3.9", DicomTransferSyntax.ExplicitVRLittleEndian);

        Assert.That(await client.CStoreAsync(file, CancellationToken.None), Is.EqualTo(DicomStatus.Success));

        var (request, dataSet) = fixture.Provider.Stored.Single();
        Assert.That(request.TransferSyntaxUid, Is.EqualTo(ImplicitLittle));
        Assert.That(dataSet, Is.EqualTo(Samples.Encode(file.Dataset, DicomTransferSyntax.ImplicitVRLittleEndian)));
    }

    [Test]
    public async Task What_was_not_accepted_is_not_sent_and_the_association_goes_on()
    {
        await using var fixture = await ServerFixture.StartAsync();
        await using var client = await fixture.ConnectAsync();

        Assert.That(
            async () => await client.CStoreAsync(Stream.Null, "1.2.3", "1.2", ExplicitLittle, CancellationToken.None),
            Throws.InstanceOf<DicomContextNotAcceptedException>().With.Message.Contains("1.2.3"));
        Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
    }

    [Test]
    public async Task A_rejection_is_an_exception_that_says_which()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            Decide = _ => AssociationDecision.Reject(AssociationRejection.CalledAeTitleNotRecognized, "no"),
        });

        Assert.That(
            async () => await fixture.ConnectAsync(),
            Throws.InstanceOf<DicomAssociationRejectedException>().With.Property("Rejection").EqualTo(AssociationRejection.CalledAeTitleNotRecognized));
    }

    [Test]
    public void Nobody_there_is_an_exception_that_names_the_peer()
    {
        int port;
        using (var acceptor = new ScriptedAcceptor()) port = acceptor.Port;

        Assert.That(
            async () => await DicomClient.ConnectAsync(ServerFixture.ClientOptions(port), TimeProvider.System, CancellationToken.None),
            Throws.InstanceOf<DicomNetworkException>().With.Message.Contains($"127.0.0.1:{port}"));
    }

    [Test]
    [Category("A6")]
    public async Task A_peer_that_never_answers_is_given_up()
    {
        var clock = new ManualTimeProvider();
        using var acceptor = new ScriptedAcceptor();
        var connecting = DicomClient.ConnectAsync(ServerFixture.ClientOptions(acceptor.Port), clock, CancellationToken.None);
        using var peer = await acceptor.AcceptAsync();
        await peer.HearAsync();
        while (!connecting.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That(async () => await connecting, Throws.InstanceOf<DicomNetworkException>().With.Message.EqualTo("the peer was silent for too long"));
    }

    [Test]
    public async Task A_cancelled_operation_aborts_the_association()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnEcho = async (_, cancellationToken) =>
            {
                entered.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                return DicomStatus.Success;
            },
        });
        await using var client = await fixture.ConnectAsync();
        using var cancel = new CancellationTokenSource();
        var echo = client.CEchoAsync(cancel.Token);
        await entered.Task;

        await cancel.CancelAsync();

        Assert.That(async () => await echo, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await client.CEchoAsync(CancellationToken.None), Throws.InstanceOf<DicomNetworkException>());
    }

    [Test]
    public async Task A_source_that_fails_aborts_the_association_and_says_why()
    {
        await using var fixture = await ServerFixture.StartAsync();
        await using var client = await fixture.ConnectAsync();

        Assert.That(
            async () => await client.CStoreAsync(new FailingStream(), RecordingProvider.Store, "1.2", ExplicitLittle, CancellationToken.None),
            Throws.InstanceOf<InvalidDataException>());
        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.AbortedByPeer));
        Assert.That(fixture.Provider.Stored, Is.Empty);
    }

    [TestCase(2, CommandField.CEchoResponse, TestName = "An answer to another message is a violation")]
    [TestCase(1, CommandField.CStoreResponse, TestName = "An answer of another kind is a violation")]
    public async Task Wrong_answers_end_the_association(int id, object field)
    {
        using var acceptor = new ScriptedAcceptor();
        var connecting = DicomClient.ConnectAsync(ServerFixture.ClientOptions(acceptor.Port), TimeProvider.System, CancellationToken.None);
        using var peer = await acceptor.AcceptAsync();
        await AcceptAsync(peer, 0);
        await using var client = await connecting;
        var echo = client.CEchoAsync(CancellationToken.None);
        await peer.HearAsync();

        await peer.SayAsync(Answer((ushort)id, (CommandField)field));
        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7));
        peer.Dispose();

        Assert.That(async () => await echo, Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("is no answer to"));
    }

    [Test]
    public async Task A_peer_that_aborts_instead_of_answering_is_an_exception()
    {
        using var acceptor = new ScriptedAcceptor();
        var connecting = DicomClient.ConnectAsync(ServerFixture.ClientOptions(acceptor.Port), TimeProvider.System, CancellationToken.None);
        using var peer = await acceptor.AcceptAsync();
        await AcceptAsync(peer, 0);
        await using var client = await connecting;
        var echo = client.CEchoAsync(CancellationToken.None);
        await peer.HearAsync();

        await peer.SayAsync(Golden.Abort);

        Assert.That(async () => await echo, Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("invalid PDU parameter value"));
    }

    private static Task<DicomStatus> StoreAsync(DicomClient client, byte[] dataSet, string instance = "1.2.3") =>
        client.CStoreAsync(new MemoryStream(dataSet), RecordingProvider.Store, instance, ExplicitLittle, CancellationToken.None);

    private static async Task AcceptAsync(ScriptedPeer peer, uint maximum)
    {
        var request = (AssociateRequestPdu)Pdus.Decode(await peer.HearAsync());
        await peer.SayAsync(PduEncoder.Encode(new AssociateAcceptPdu(
            request.Titles,
            request.ApplicationContext,
            [.. request.Contexts.Select(c => new PresentationContextAnswer(c.Id, PresentationContextResult.Acceptance, c.TransferSyntaxes[0]))],
            new UserInformation { MaximumLength = maximum })));
    }

    private static byte[] Answer(ushort id, CommandField field) =>
        Dimse.Command(1, new DimseCommand { Field = field, MessageIdBeingRespondedTo = id, Status = DicomStatus.Success });

    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(7, buffer.Length)], cancellationToken);
    }

    private sealed class FailingStream() : MemoryStream(new byte[10_000_000])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 1_000_000 ? throw new InvalidDataException("unreadable") : base.ReadAsync(buffer, cancellationToken);
    }
}
