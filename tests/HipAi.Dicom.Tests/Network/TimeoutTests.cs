using System.Net;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.Server;
using HipAi.Dicom.Network.UpperLayer;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Every time-out of a session, on a clock that the test moves.</summary>
[Category("A6")]
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class TimeoutTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingProvider _provider = new();
    private readonly DicomServerOptions _options = new()
    {
        ArtimTimeout = TimeSpan.FromSeconds(30),
        IdleTimeout = TimeSpan.FromSeconds(60),
        PduTimeout = TimeSpan.FromSeconds(20),
    };

    [Test]
    public async Task Silence_after_connecting_is_ended_by_artim_and_not_before()
    {
        var (peer, session) = await SessionAsync();
        using (peer)
        using (session)
        {
            var running = session.RunAsync();

            _clock.Advance(_options.ArtimTimeout - Tick);
            Assert.That(running.IsCompleted, Is.False);
            _clock.Advance(Tick);
            await running;

            Assert.That(await _provider.NextRefusalAsync(), Is.EqualTo("ARTIM expired after 30 s"));
            await peer.HearTheEndAsync();
        }
    }

    [Test]
    public async Task A_request_that_trickles_in_is_ended_by_artim_too()
    {
        var (peer, session) = await SessionAsync();
        using (peer)
        using (session)
        {
            await peer.SayAsync(Golden.AssociateRequest[..150]);
            var running = session.RunAsync();

            _clock.Advance(_options.ArtimTimeout);
            await running;

            Assert.That(await _provider.NextRefusalAsync(), Does.StartWith("ARTIM"));
        }
    }

    [Test]
    public async Task A_silent_association_is_aborted_after_the_idle_time()
    {
        var (peer, session) = await SessionAsync();
        using (peer)
        using (session)
        {
            var running = session.RunAsync();
            await peer.AssociateAsync();

            await AdvanceUntilAsync(peer.HearAsync());
            peer.Dispose();
            await running;

            Assert.That(await _provider.NextClosureAsync(), Is.EqualTo(new AssociationClosure(AssociationEnd.TimedOut, "the peer was silent for too long")));
        }
    }

    [Test]
    public async Task Silence_after_an_answer_is_aborted_too_and_the_connection_closed_by_artim()
    {
        var (peer, session) = await SessionAsync();
        using (peer)
        using (session)
        {
            var running = session.RunAsync();
            await peer.AssociateAsync();
            await peer.SayAsync(Golden.EchoRequest);
            Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.EchoResponse));

            var heard = peer.HearAsync();
            await AdvanceUntilAsync(running);

            Assert.That((await heard)[0], Is.EqualTo(7));
            await peer.HearTheEndAsync();
            Assert.That(await _provider.NextClosureAsync(), Is.EqualTo(new AssociationClosure(AssociationEnd.TimedOut, "the peer was silent for too long")));
        }
    }

    [Test]
    public async Task A_handler_may_take_longer_than_the_peer_may_be_silent()
    {
        var (entered, go) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var provider = new RecordingProvider
        {
            OnEcho = async (_, _) =>
            {
                entered.SetResult();
                await go.Task;
                return DicomStatus.Success;
            },
        };
        var (peer, transport) = await ScriptedPeer.PairAsync();
        using var script = peer;
        using var session = new AcceptorSession(1, transport, null, new SessionSettings(_options, provider, new AssociationRegistry(10, 0), _clock));
        var running = session.RunAsync();
        await peer.AssociateAsync();
        await peer.SayAsync(Golden.EchoRequest);
        await entered.Task;

        _clock.Advance(TimeSpan.FromHours(1));
        go.SetResult();

        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.EchoResponse));
        await peer.SayAsync(Golden.ReleaseRequest);
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.ReleaseResponse));
        peer.Dispose();
        await running;
    }

    [Test]
    public async Task A_pdu_that_stops_halfway_is_aborted_after_the_pdu_time()
    {
        var (peer, session) = await SessionAsync();
        using (peer)
        using (session)
        {
            var running = session.RunAsync();
            await peer.AssociateAsync();
            await peer.SayAsync(Golden.EchoRequest[..40]);

            await AdvanceUntilAsync(peer.HearAsync());
            peer.Dispose();
            await running;

            Assert.That((await _provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.TimedOut));
        }
    }

    [Test]
    public async Task Silence_inside_a_data_set_ends_the_wait_of_the_handler()
    {
        var (peer, session) = await SessionAsync();
        using (peer)
        using (session)
        {
            var running = session.RunAsync();
            await peer.AssociateAsync(Dimse.AssociateRequest);
            await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(false, 1, 2));

            var heard = peer.HearAsync();
            await AdvanceUntilAsync(heard);
            peer.Dispose();
            await running;

            Assert.That((await heard)[0], Is.EqualTo(7));
            Assert.That((await _provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.TimedOut));
            Assert.That(_provider.Stored, Is.Empty);
        }
    }

    [Test]
    public async Task After_its_end_a_connection_that_the_peer_keeps_open_is_closed_by_artim()
    {
        var (peer, session) = await SessionAsync();
        using (peer)
        using (session)
        {
            var running = session.RunAsync();
            await peer.AssociateAsync();
            await peer.SayAsync(Golden.ReleaseRequest);
            Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.ReleaseResponse));

            Assert.That(running.IsCompleted, Is.False, "Sta13 waits for the peer to close");
            await AdvanceUntilAsync(running);
            await peer.HearTheEndAsync();
        }
    }

    [Test]
    public async Task A_peer_that_reads_nothing_is_given_up()
    {
        var (peer, transport) = await ScriptedPeer.PairAsync();
        using (peer)
        {
            using var machine = AssociationMachine.ForAcceptor(transport, 16384, new UpperLayerTimeouts(_options.ArtimTimeout, _options.PduTimeout), _clock);
            await peer.SayAsync(Golden.AssociateRequest);
            var request = (Indication.AssociationRequested)await machine.ReceiveAsync(_options.IdleTimeout);
            await machine.AcceptAsync((AssociateAcceptPdu)Pdus.Decode(Golden.AssociateAccept));

            var sending = SendWithoutEndAsync(machine);
            await AdvanceUntilAsync(sending);

            Assert.That((await sending).Closure.End, Is.EqualTo(AssociationEnd.TimedOut));
            Assert.That(request.Request.Contexts, Has.Count.EqualTo(1));
        }
    }

    private static async Task<AssociationEndedException> SendWithoutEndAsync(AssociationMachine machine)
    {
        var pdu = new byte[200_000];
        try
        {
            while (true) await machine.SendDataAsync(pdu);
        }
        catch (AssociationEndedException ended)
        {
            return ended;
        }
    }

    /// <summary>Moves the clock by seconds until something has happened that only time can bring about.</summary>
    private async Task AdvanceUntilAsync(Task happened)
    {
        while (!happened.IsCompleted)
        {
            TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private async Task<(ScriptedPeer Peer, AcceptorSession Session)> SessionAsync()
    {
        var (peer, transport) = await ScriptedPeer.PairAsync();
        var settings = new SessionSettings(_options, _provider, new AssociationRegistry(10, 0), _clock);
        return (peer, new AcceptorSession(1, transport, new IPEndPoint(IPAddress.Loopback, 1), settings));
    }
}
