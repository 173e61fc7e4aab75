using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.Pdus;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Event reports on the association of the action that they answer, from both ends.</summary>
[Category("A1")]
[Category("A11")]
[CancelAfter(60_000)]
public class EventReportTests
{
    private static readonly byte[] Answer = Dimse.Command(Normalized.CommitmentContext, Normalized.Report.Respond(DicomStatus.Success));

    [Test]
    public async Task An_answer_may_name_a_report_that_follows_it_and_whose_answer_is_told()
    {
        await using var fixture = await ServerFixture.StartAsync(Reporting());
        await using var client = await Normalized.ConnectAsync(fixture.EndPoint.Port);

        var action = await client.NActionAsync(Normalized.Commitment, Normalized.CommitmentInstance, 1, Normalized.TransactionDataset(), CancellationToken.None);
        var report = await client.ReceiveEventReportAsync(_ => new DicomNResponse(new DicomStatus(0x0113)), TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.That(action.Status, Is.EqualTo(DicomStatus.Success));
        Assert.That((report!.AffectedSopClassUid, report.AffectedSopInstanceUid, report.EventTypeId), Is.EqualTo((Normalized.Commitment, Normalized.CommitmentInstance, 1)));
        Assert.That(report.Dataset!.GetString(DicomTag.TransactionUID), Is.EqualTo("1.2.3.4"));
        var (told, answer) = await fixture.Provider.Reported.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken);
        Assert.That((told.EventTypeId, answer!.Code), Is.EqualTo((1, 0x0113)));
        Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
    }

    [Test]
    public async Task A_peer_that_releases_instead_of_answering_is_told_of_before_the_end()
    {
        await using var fixture = await ServerFixture.StartAsync(Reporting());
        using var peer = await Normalized.AssociatedAsync(fixture);

        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action, Normalized.Transaction);
        await peer.SayAsync(Golden.ReleaseRequest);

        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.Released));
        Assert.That(fixture.Provider.Reported.Reader.TryRead(out var told), Is.True, "told before the association was closed");
        Assert.That(told.Answer, Is.Null);
    }

    [Test]
    public async Task A_peer_that_vanishes_leaves_no_report_untold()
    {
        await using var fixture = await ServerFixture.StartAsync(Reporting());
        var peer = await Normalized.AssociatedAsync(fixture);

        // Three actions: the first report waits for its answer, the others for the first.
        for (var i = 0; i < 3; i++) await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action, Normalized.Transaction);
        for (var i = 0; i < 5; i++) await peer.HearAsync();
        peer.Dispose();

        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.ConnectionLost));
        Assert.That(await fixture.Provider.Reported.Reader.ReadAllAsync().Take(3).Select(r => r.Answer).ToListAsync(), Is.All.Null);
    }

    [Test]
    public async Task A_peer_that_vanishes_before_the_answer_leaves_no_report_untold()
    {
        ScriptedPeer? peer = null;
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnNormalized = _ =>
            {
                peer!.Dispose();
                return DicomNResponse.Success with { EventReport = Normalized.AllCommitted() };
            },
        });
        peer = await Normalized.AssociatedAsync(fixture);

        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action, Normalized.Transaction);

        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.ConnectionLost));
        Assert.That(fixture.Provider.Reported.Reader.TryRead(out var told), Is.True);
        Assert.That(told.Answer, Is.Null);
    }

    [Test]
    public async Task Requests_that_cross_a_report_are_answered_and_reports_come_one_at_a_time()
    {
        await using var fixture = await ServerFixture.StartAsync(Reporting());
        using var peer = await Normalized.AssociatedAsync(fixture);

        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action, Normalized.Transaction);
        var heard = new List<CommandField> { (await peer.HearCommandAsync()).Field, (await peer.HearCommandAsync()).Field };
        await peer.HearAsync();
        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action with { MessageId = 8 }, Normalized.Transaction);
        heard.Add((await peer.HearCommandAsync()).Field);
        await peer.SayAsync(Golden.EchoRequest);
        heard.Add((await peer.HearCommandAsync()).Field);
        await peer.SayAsync(Answer);
        var second = await peer.HearCommandAsync();

        Assert.That(heard, Is.EqualTo(new[]
        {
            CommandField.NActionResponse, CommandField.NEventReportRequest, CommandField.NActionResponse, CommandField.CEchoResponse,
        }));
        Assert.That((second.Field, second.MessageId), Is.EqualTo((CommandField.NEventReportRequest, (ushort)2)));
    }

    [Test]
    public async Task The_data_set_of_an_answer_to_a_report_is_passed_over()
    {
        await using var fixture = await ServerFixture.StartAsync(Reporting());
        using var peer = await Normalized.AssociatedAsync(fixture);
        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action, Normalized.Transaction);
        for (var i = 0; i < 3; i++) await peer.HearAsync();

        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Report.Respond(DicomNResponse.Success with { Dataset = [] }), Normalized.Transaction);
        await peer.SayAsync(Golden.EchoRequest);

        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.EchoResponse));
        Assert.That((await fixture.Provider.Reported.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken)).Answer, Is.EqualTo(DicomStatus.Success));
    }

    [TestCase((ushort)9, 0x8100, TestName = "An answer to a report that was not sent ends the association")]
    [TestCase((ushort)1, 0x8130, TestName = "An answer of another service ends the association")]
    public async Task A_wrong_answer_ends_the_association(ushort id, int field)
    {
        await using var fixture = await ServerFixture.StartAsync(Reporting());
        using var peer = await Normalized.AssociatedAsync(fixture);
        await peer.SayAsync(Normalized.CommitmentContext, Normalized.Action, Normalized.Transaction);
        for (var i = 0; i < 3; i++) await peer.HearAsync();

        await peer.SayAsync(Normalized.CommitmentContext, new DimseCommand { Field = (CommandField)field, MessageIdBeingRespondedTo = id, Status = DicomStatus.Success }, null);

        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.ProtocolError));
        Assert.That((await fixture.Provider.Reported.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken)).Answer, Is.Null);
    }

    [Test]
    public async Task A_client_that_waits_in_vain_keeps_its_association()
    {
        var time = new ManualTimeProvider();
        await using var fixture = await ServerFixture.StartAsync();
        await using var client = await Normalized.ConnectAsync(fixture.EndPoint.Port, time);

        var waiting = client.ReceiveEventReportAsync(_ => DicomNResponse.Success, TimeSpan.FromSeconds(30), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.That(waiting.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await waiting, Is.Null);
        Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
    }

    [Test]
    public async Task A_report_that_comes_before_an_answer_is_set_aside()
    {
        var (client, peer) = await AssociatedAsync();
        await using var own = client;
        using var other = peer;
        var acting = client.NActionAsync(Normalized.Commitment, Normalized.CommitmentInstance, 1, Normalized.TransactionDataset(), CancellationToken.None);
        for (var i = 0; i < 2; i++) await peer.HearAsync();

        await peer.SayAsync(3, Normalized.Report with { MessageId = 20 }, Normalized.Transaction);
        await peer.SayAsync(3, Normalized.Report with { MessageId = 21 }, Normalized.Transaction[..12]);
        Assert.That((await peer.HearCommandAsync()).Status, Is.EqualTo(DimseRefusals.UnreadableDataSet.Status), "what cannot be read is answered at once");
        await peer.SayAsync(3, (Normalized.Action with { MessageId = 1 }).Respond(DicomStatus.Success), null);
        Assert.That((await acting).Status, Is.EqualTo(DicomStatus.Success));
        var report = await client.ReceiveEventReportAsync(_ => DicomNResponse.Success, TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.That(report!.MessageId, Is.EqualTo(20));
        var answer = await peer.HearCommandAsync();
        Assert.That((answer.Field, answer.MessageIdBeingRespondedTo, answer.Status), Is.EqualTo((CommandField.NEventReportResponse, (ushort)20, DicomStatus.Success)));
    }

    [Test]
    public async Task A_peer_that_reports_without_end_instead_of_answering_is_given_up()
    {
        var (client, peer) = await AssociatedAsync();
        await using var own = client;
        using var other = peer;
        var echoing = client.CEchoAsync(CancellationToken.None);
        await peer.HearAsync();

        for (var i = 0; i < 17; i++) await peer.SayAsync(3, Normalized.Report with { HasDataSet = false }, null);
        Assert.That((await peer.HearAsync())[0], Is.EqualTo((byte)PduType.Abort));
        peer.Dispose();

        Assert.That(async () => await echoing, Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("event reports"));
    }

    [Test]
    public async Task A_report_whose_handler_throws_is_answered_0110()
    {
        var (client, peer) = await AssociatedAsync();
        await using var own = client;
        using var other = peer;

        await peer.SayAsync(3, Normalized.Report, Normalized.Transaction);
        var waiting = client.ReceiveEventReportAsync(_ => throw new InvalidOperationException("disk on fire"), TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.That(async () => await waiting, Throws.InvalidOperationException);
        Assert.That((await peer.HearCommandAsync()).Status, Is.EqualTo(DimseRefusals.HandlerFailed.Status));
    }

    [Test]
    public async Task A_report_that_is_wrong_is_refused_and_the_next_can_be_waited_for()
    {
        var (client, peer) = await AssociatedAsync();
        await using var own = client;
        using var other = peer;

        await peer.SayAsync(3, Normalized.Report with { EventTypeId = null }, Normalized.Transaction);
        var refused = client.ReceiveEventReportAsync(_ => DicomNResponse.Success, TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.That(async () => await refused, Throws.InstanceOf<DicomNetworkException>());
        Assert.That((await peer.HearCommandAsync()).Status!.Code, Is.EqualTo(0x0212));
        await peer.SayAsync(3, Normalized.Report, Normalized.Transaction);

        Assert.That(await client.ReceiveEventReportAsync(_ => DicomNResponse.Success, TimeSpan.FromSeconds(30), CancellationToken.None), Is.Not.Null);
    }

    [Test]
    public async Task A_peer_that_asks_for_release_while_it_is_waited_for_gets_it()
    {
        var (client, peer) = await AssociatedAsync();
        await using var own = client;
        using var other = peer;

        await peer.SayAsync(Golden.ReleaseRequest);
        var waiting = client.ReceiveEventReportAsync(_ => DicomNResponse.Success, TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.ReleaseResponse));
        peer.Dispose();
        Assert.That(async () => await waiting, Throws.InstanceOf<DicomNetworkException>().With.Message.Contains("released"));
    }

    private static RecordingProvider Reporting() => new()
    {
        OnNormalized = _ => DicomNResponse.Success with { EventReport = Normalized.AllCommitted() },
    };

    /// <summary>A client whose peer is a script; context 3 is Storage Commitment.</summary>
    private static async Task<(DicomClient Client, ScriptedPeer Peer)> AssociatedAsync()
    {
        using var acceptor = new ScriptedAcceptor();
        var connecting = Normalized.ConnectAsync(acceptor.Port);
        var peer = await acceptor.AcceptAsync();
        var request = (AssociateRequestPdu)Pdus.Decode(await peer.HearAsync());
        await peer.SayAsync(PduEncoder.Encode(new AssociateAcceptPdu(
            request.Titles,
            request.ApplicationContext,
            [.. request.Contexts.Select(c => new PresentationContextAnswer(c.Id, PresentationContextResult.Acceptance, c.TransferSyntaxes[0]))],
            new UserInformation { MaximumLength = 0 })));
        return (await connecting, peer);
    }
}
