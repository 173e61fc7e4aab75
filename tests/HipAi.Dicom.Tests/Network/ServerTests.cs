using System.Net;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Server;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Limits, independence of associations, and stopping.</summary>
[CancelAfter(60_000)]
public class ServerTests
{
    private static readonly byte[] LimitReached = Golden.Hex("03 00 00 00 00 04 00 02 03 02");

    [Test]
    [Category("A2")]
    public async Task One_association_too_many_is_rejected_and_its_place_is_free_again_later()
    {
        await using var fixture = await ServerFixture.StartAsync(options: new DicomServerOptions { MaximumAssociations = 1 });
        using var first = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        using var second = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        using var third = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await first.AssociateAsync();

        await second.SayAsync(Golden.AssociateRequest);
        Assert.That(await second.HearAsync(), Is.EqualTo(LimitReached));
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("2/3/2").And.Contain("there are 1 associations already"));

        await first.SayAsync(Golden.ReleaseRequest);
        await first.HearAsync();
        await fixture.Provider.NextClosureAsync();
        while (fixture.Server.AssociationCount > 0) await Task.Yield();
        await third.AssociateAsync();
    }

    [Test]
    [Category("A6")]
    public async Task A_provider_that_counts_hears_of_the_end_even_of_an_association_that_fails_at_once()
    {
        var opened = new List<DicomAssociation>();
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnOpened = association =>
            {
                opened.Add(association);
                throw new InvalidOperationException("a fault of the provider");
            },
        });
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);

        await peer.AssociateAsync();
        var closed = await fixture.Provider.Closed.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken);

        Assert.That(closed.Association.Id, Is.EqualTo(opened.Single().Id));
        Assert.That(opened.Single().AcceptedContexts, Is.Not.Empty, "what was agreed on is known by then");
        Assert.That(closed.Closure.Reason, Is.EqualTo("a fault on this side"));
        await peer.HearTheEndAsync();
        Assert.That(fixture.Provider.Troubles.TryDequeue(out var trouble) ? trouble : "", Does.Contain("a fault of the provider"));
    }

    [Test]
    [Category("A6")]
    public async Task One_peer_too_often_is_rejected()
    {
        await using var fixture = await ServerFixture.StartAsync(options: new DicomServerOptions { MaximumAssociationsPerPeer = 1 });
        using var first = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        using var second = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await first.AssociateAsync();

        await second.SayAsync(Golden.AssociateRequest);

        Assert.That(await second.HearAsync(), Is.EqualTo(LimitReached));
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("from 127.0.0.1"));
    }

    [Test]
    [Category("A2")]
    public async Task A_rejection_by_the_provider_reaches_peer_and_log()
    {
        var provider = new RecordingProvider
        {
            Decide = association => AssociationDecision.Reject(AssociationRejection.CallingAeTitleNotRecognized, $"{association.CallingAeTitle} is not on the list"),
        };
        await using var fixture = await ServerFixture.StartAsync(provider);
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);

        await peer.SayAsync(Golden.AssociateRequest);

        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.Hex("03 00 00 00 00 04 00 01 01 03")));
        Assert.That(await provider.NextRefusalAsync(), Is.EqualTo("rejected with 1/1/3 (calling AE title not recognized): MODALITY is not on the list"));
    }

    [Test]
    [Category("A2")]
    public async Task A_provider_that_cannot_decide_lets_nobody_in()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider { Decide = _ => throw new InvalidOperationException("no list") });
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);

        await peer.SayAsync(Golden.AssociateRequest);

        Assert.That((await peer.HearAsync())[0], Is.EqualTo(3));
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("no list"));
    }

    [Test]
    [Category("A6")]
    public async Task Hung_peers_and_hung_handlers_delay_nobody()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var provider = new RecordingProvider
        {
            OnStore = async (_, _, cancellationToken) =>
            {
                entered.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                return DicomStatus.Success;
            },
        };
        await using var fixture = await ServerFixture.StartAsync(provider);
        using var silent = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        using var half = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await half.SayAsync(Golden.AssociateRequest[..9]);
        using var storing = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await storing.AssociateAsync(Dimse.AssociateRequest);
        await storing.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, 1, 2));
        await entered.Task;

        await using var client = await fixture.ConnectAsync();

        Assert.That(await client.CEchoAsync(CancellationToken.None), Is.EqualTo(DicomStatus.Success));
    }

    [Test]
    public async Task Nothing_is_read_before_the_handler_wants_it()
    {
        var transport = new ScriptedTransport(Dimse.AssociateRequest, Dimse.StoreRequest(), [.. Enumerable.Range(0, 100).SelectMany(i => Dimse.Data(i == 99, new byte[10_000]))]);
        var readAtEntry = 0L;
        var provider = new RecordingProvider
        {
            OnStore = async (_, dataSet, _) =>
            {
                readAtEntry = transport.BytesRead;
                await dataSet.CopyToAsync(Stream.Null, CancellationToken.None);
                return DicomStatus.Success;
            },
        };
        using var session = new AcceptorSession(1, transport, null, new SessionSettings(new DicomServerOptions(), provider, new AssociationRegistry(1, 0), TimeProvider.System));

        await session.RunAsync();

        var beforeData = Dimse.AssociateRequest.Length + Dimse.StoreRequest().Length;
        Assert.That(readAtEntry, Is.InRange(beforeData, beforeData + 6), "back-pressure: at most the header of the next PDU");
        Assert.That(transport.BytesRead, Is.GreaterThan(1_000_000));
    }

    [Test]
    public async Task Stopping_waits_for_a_running_association_and_takes_no_new_one()
    {
        var provider = new RecordingProvider();
        var server = await DicomServer.StartAsync(new DicomServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, provider, TimeProvider.System);
        await using var closing = server;
        using var running = await ScriptedPeer.ConnectAsync(server.LocalEndPoint);
        using var waiting = await ScriptedPeer.ConnectAsync(server.LocalEndPoint);
        await running.AssociateAsync(Dimse.AssociateRequest);
        await waiting.SayAsync(Golden.AssociateRequest[..10]);

        var stopped = server.StopAsync(CancellationToken.None);
        Assert.That(async () => await ScriptedPeer.ConnectAsync(server.LocalEndPoint), Throws.InstanceOf<System.Net.Sockets.SocketException>());
        await running.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, 1, 2));
        Assert.That(Dimse.Read(await running.HearAsync()).Status, Is.EqualTo(DicomStatus.Success), "the association is served to its end");
        Assert.That(stopped.IsCompleted, Is.False);
        await running.SayAsync(Golden.ReleaseRequest);
        Assert.That(await running.HearAsync(), Is.EqualTo(Golden.ReleaseResponse));
        await stopped;

        Assert.That((await provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.Released));
        await waiting.HearTheEndAsync();
    }

    [Test]
    public async Task Stopping_aborts_what_is_still_there_after_the_drain_time()
    {
        var clock = new ManualTimeProvider();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var provider = new RecordingProvider
        {
            OnStore = async (_, _, cancellationToken) =>
            {
                using var registration = cancellationToken.Register(cancelled.SetResult);
                entered.SetResult();
                await cancelled.Task;
                return DicomStatus.Success;
            },
        };
        await using var fixture = await ServerFixture.StartAsync(provider, new DicomServerOptions { DrainTimeout = TimeSpan.FromSeconds(5), IdleTimeout = TimeSpan.FromHours(1) }, clock);
        using var idle = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        using var busy = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await idle.AssociateAsync();
        await busy.AssociateAsync(Dimse.AssociateRequest);
        await busy.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, 1, 2));
        await entered.Task;

        var stopped = fixture.Server.StopAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(4.999));
        Assert.That(cancelled.Task.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(0.001));
        await stopped;

        Assert.That((await idle.HearAsync())[0], Is.EqualTo(7));
        Assert.That(cancelled.Task.IsCompleted, Is.True);
        Assert.That(
            new[] { await provider.NextClosureAsync(), await provider.NextClosureAsync() }.Select(c => c.End),
            Is.All.EqualTo(AssociationEnd.ServerStopped));
        Assert.That(provider.Troubles, Is.Empty);
    }

    [Test]
    public async Task An_address_in_use_is_named()
    {
        await using var fixture = await ServerFixture.StartAsync();

        Assert.That(
            async () => await DicomServer.StartAsync(new DicomServerOptions { EndPoint = fixture.EndPoint }, fixture.Provider, TimeProvider.System),
            Throws.InstanceOf<DicomNetworkException>().With.Message.Contains(fixture.EndPoint.ToString()));
    }

    [Test]
    public void Options_out_of_range_are_refused() =>
        Assert.That(
            async () => await DicomServer.StartAsync(new DicomServerOptions { MaximumPduLength = 100 }, new RecordingProvider(), TimeProvider.System),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("MaximumPduLength"));
}
