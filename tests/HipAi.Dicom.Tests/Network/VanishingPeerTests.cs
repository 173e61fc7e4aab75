using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>The end of a peer is noticed while a handler works for it, and what it said meanwhile is not lost.</summary>
[Category("A6")]
[CancelAfter(60_000)]
public class VanishingPeerTests
{
    private static readonly byte[] AbortByUser = Golden.Hex("07 00 00 00 00 04 00 00 00 00");

    [TestCase("store", true, AssociationEnd.AbortedByPeer)]
    [TestCase("store", false, AssociationEnd.ConnectionLost)]
    [TestCase("echo", true, AssociationEnd.AbortedByPeer)]
    [TestCase("echo", false, AssociationEnd.ConnectionLost)]
    public async Task A_handler_is_cancelled_when_its_peer_aborts_or_vanishes(string operation, bool aborts, AssociationEnd end)
    {
        var handler = new WaitingHandler();
        await using var fixture = await ServerFixture.StartAsync(handler.Provider);
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);
        if (operation == "echo") await peer.SayAsync(Golden.EchoRequest);
        else await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, 1, 2, 3, 4));
        await handler.Entered.Task;

        if (aborts) await peer.SayAsync(AbortByUser);
        else peer.Dispose();

        await handler.Cancelled.Task;
        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(end));
        Assert.That(fixture.Provider.Failed.Reader.Count, Is.Zero, "a cancelled handler has not failed");
        while (fixture.Server.AssociationCount > 0) await Task.Yield();
    }

    [TestCase(true, AssociationEnd.AbortedByPeer)]
    [TestCase(false, AssociationEnd.ConnectionLost)]
    [Category("A3")]
    public async Task The_same_holds_on_tls(bool aborts, AssociationEnd end)
    {
        var handler = new WaitingHandler();
        await using var fixture = await TlsFixture.StartAsync(provider: handler.Provider);
        using var peer = await fixture.ScriptAsync();
        await peer.AssociateAsync(Dimse.AssociateRequest);
        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, 1, 2, 3, 4));
        await handler.Entered.Task;

        if (aborts) await peer.SayAsync(AbortByUser);
        else peer.Dispose();

        await handler.Cancelled.Task;
        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(end));
    }

    [Test]
    public async Task What_a_handler_has_not_read_yet_is_not_touched_by_looking_out()
    {
        var read = new byte[70_000];
        var (entered, go) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            OnStore = async (_, dataSet, _) =>
            {
                await dataSet.ReadExactlyAsync(read.AsMemory(0, 10), CancellationToken.None);
                entered.SetResult();
                await go.Task;
                await dataSet.ReadExactlyAsync(read.AsMemory(10), CancellationToken.None);
                return DicomStatus.Success;
            },
        });
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);
        var sent = new byte[read.Length];
        new Random(5).NextBytes(sent);

        await peer.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, sent));
        await entered.Task;
        await peer.SayAsync(Golden.EchoRequest);
        go.SetResult();

        Assert.That(Dimse.Read(await peer.HearAsync()).Status, Is.EqualTo(DicomStatus.Success));
        Assert.That(read.AsSpan().SequenceEqual(sent), Is.True);
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.EchoResponse), "said while the handler ran, and heard after it");
    }

    [Test]
    public async Task A_release_asked_for_while_a_handler_runs_is_granted_after_its_answer()
    {
        var handler = new WaitingHandler();
        await using var fixture = await ServerFixture.StartAsync(handler.Provider);
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync();
        await peer.SayAsync(Golden.EchoRequest, Golden.ReleaseRequest);
        await handler.Entered.Task;

        handler.Go.SetResult();

        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.EchoResponse));
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.ReleaseResponse));
        Assert.That(handler.Cancelled.Task.IsCompleted, Is.False);
    }

    [Test]
    public async Task Half_a_header_while_a_handler_runs_is_taken_up_after_it()
    {
        var handler = new WaitingHandler();
        await using var fixture = await ServerFixture.StartAsync(handler.Provider);
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync();
        await peer.SayAsync(Golden.EchoRequest, Golden.EchoRequest[..3]);
        await handler.Entered.Task;
        handler.Go.SetResult();
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.EchoResponse));

        await peer.SayAsync(Golden.EchoRequest[3..]);

        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.EchoResponse));
    }

    [Test]
    public async Task Stopping_rejects_those_who_ask_during_the_drain_and_lets_a_store_finish()
    {
        var handler = new WaitingHandler();
        await using var fixture = await ServerFixture.StartAsync(handler.Provider);
        using var storing = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        using var late = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await storing.AssociateAsync(Dimse.AssociateRequest);
        await storing.SayAsync(Dimse.StoreRequest(), Dimse.Data(true, 1, 2));
        await late.SayAsync(Golden.AssociateRequest[..20]);
        await handler.Entered.Task;

        var stopped = fixture.Server.StopAsync(CancellationToken.None);
        await late.SayAsync(Golden.AssociateRequest[20..]);
        Assert.That(await late.HearAsync(), Is.EqualTo(Golden.Hex("03 00 00 00 00 04 00 02 03 01")), "2/3/1");
        Assert.That(stopped.IsCompleted, Is.False);
        handler.Go.SetResult();
        Assert.That(Dimse.Read(await storing.HearAsync()).Status, Is.EqualTo(DicomStatus.Success));
        await storing.SayAsync(Golden.ReleaseRequest);
        Assert.That(await storing.HearAsync(), Is.EqualTo(Golden.ReleaseResponse));

        await stopped;
        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.Released));
    }

    [Test]
    public async Task Stopping_waits_for_idle_associations_until_the_drain_is_over_and_aborts_them()
    {
        var clock = new ManualTimeProvider();
        await using var fixture = await ServerFixture.StartAsync(options: new DicomServerOptions { DrainTimeout = TimeSpan.FromSeconds(5) }, time: clock);
        using var idle = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await idle.AssociateAsync();

        var stopped = fixture.Server.StopAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(stopped.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        await stopped;

        Assert.That(await idle.HearAsync(), Is.EqualTo(AbortByUser));
        Assert.That((await fixture.Provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.ServerStopped));
    }

    /// <summary>A handler that waits until it is told to go on, or until nobody wants its answer any more.</summary>
    private sealed class WaitingHandler
    {
        public WaitingHandler() => Provider = new RecordingProvider
        {
            OnEcho = (_, cancellationToken) => WaitAsync(cancellationToken),
            OnStore = async (_, dataSet, cancellationToken) =>
            {
                await dataSet.CopyToAsync(Stream.Null, cancellationToken);
                return await WaitAsync(cancellationToken);
            },
        };

        public RecordingProvider Provider { get; }

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private async Task<DicomStatus> WaitAsync(CancellationToken cancellationToken)
        {
            Entered.TrySetResult();
            try
            {
                await Go.Task.WaitAsync(cancellationToken);
                return DicomStatus.Success;
            }
            catch (OperationCanceledException)
            {
                Cancelled.SetResult();
                throw;
            }
        }
    }
}
