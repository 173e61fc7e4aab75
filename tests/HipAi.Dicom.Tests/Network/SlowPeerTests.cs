using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.Server;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Peers that send a little at a time. None keeps a connection beyond a limit that does not begin anew with each byte.</summary>
[Category("A5")]
[Category("A6")]
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class SlowPeerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly RecordingProvider _provider = new();
    private readonly DicomServerOptions _options = new()
    {
        ArtimTimeout = TimeSpan.FromSeconds(30),
        IdleTimeout = TimeSpan.FromSeconds(60),
        PduTimeout = TimeSpan.FromSeconds(20),
    };

    [Test]
    public async Task A_request_that_comes_byte_by_byte_ends_by_artim()
    {
        await RunAsync(Bytes(Golden.AssociateRequest, Second));

        Assert.That(await _provider.NextRefusalAsync(), Is.EqualTo("ARTIM expired after 30 s"));
    }

    [Test]
    public async Task A_header_that_comes_byte_by_byte_ends_by_the_idle_time()
    {
        await RunAsync(Associated(Bytes(Golden.EchoRequest, TimeSpan.FromSeconds(15))));

        Assert.That(await _provider.NextClosureAsync(), Is.EqualTo(new AssociationClosure(AssociationEnd.TimedOut, "the peer was silent for too long")));
    }

    [Test]
    public async Task A_pdu_that_comes_byte_by_byte_ends_by_the_pdu_time()
    {
        await RunAsync(Associated(Bytes(Golden.EchoRequest, Second)));

        Assert.That(await _provider.NextClosureAsync(), Is.EqualTo(new AssociationClosure(AssociationEnd.TimedOut, "the peer took too long over one PDU")));
    }

    [Test]
    public async Task A_data_set_of_single_bytes_ends_by_the_idle_time()
    {
        var began = _clock.GetUtcNow();
        await RunAsync(Associated([(Second, Dimse.StoreRequest()), .. Pieces(1000, TimeSpan.FromSeconds(7), Dimse.Data(false, 1))]));

        Assert.That(await _provider.NextClosureAsync(), Is.EqualTo(new AssociationClosure(AssociationEnd.TimedOut, "the peer sent less than 1024 bytes for too long")));
        Assert.That(_clock.GetUtcNow() - began, Is.LessThan(TimeSpan.FromSeconds(60 + 7 + 30 + 7)), "idle time, one more PDU, ARTIM");
        Assert.That(_provider.Stored, Is.Empty);
    }

    [Test]
    public async Task A_command_of_single_bytes_ends_by_the_idle_time()
    {
        await RunAsync(Associated(Pieces(1000, TimeSpan.FromSeconds(7), Dimse.Fragment(Dimse.EchoContext, true, false, [1]))));

        Assert.That((await _provider.NextClosureAsync()).Reason, Is.EqualTo("the peer sent less than 1024 bytes for too long"));
    }

    [Test]
    public async Task A_slow_line_that_carries_something_is_borne()
    {
        await RunAsync(Associated([(Second, Dimse.StoreRequest()), .. Pieces(100, TimeSpan.FromSeconds(50), Dimse.Data(false, new byte[1024])), (Second, Dimse.Data(true, 1, 2)), (Second, Golden.ReleaseRequest)]));

        Assert.That((await _provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.Released));
        Assert.That(_provider.Stored.Single().DataSet, Has.Length.EqualTo((100 * 1024) + 2));
    }

    [Test]
    public async Task A_peer_that_asks_for_an_echo_now_and_then_is_no_trickle()
    {
        await RunAsync(Associated([.. Pieces(50, TimeSpan.FromSeconds(55), Golden.EchoRequest), (Second, Golden.ReleaseRequest)]));

        Assert.That((await _provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.Released));
    }

    [Test]
    public async Task Empty_fragments_without_end_are_aborted_however_fast_they_come()
    {
        await RunAsync(Associated([(Second, Dimse.StoreRequest()), .. Pieces(1000, TimeSpan.Zero, Dimse.Data(false))]));

        Assert.That(await _provider.NextClosureAsync(), Is.EqualTo(new AssociationClosure(AssociationEnd.ProtocolError, "more than 64 empty fragments came in a row")));
    }

    [Test]
    public async Task An_empty_fragment_here_and_there_is_borne()
    {
        var mixed = Enumerable.Range(0, 200).SelectMany(_ => new[] { (TimeSpan.Zero, Dimse.Data(false)), (TimeSpan.Zero, Dimse.Data(false, 1, 2)) });
        await RunAsync(Associated([(Second, Dimse.StoreRequest()), .. mixed, (Second, Dimse.Data(true)), (Second, Golden.ReleaseRequest)]));

        Assert.That((await _provider.NextClosureAsync()).End, Is.EqualTo(AssociationEnd.Released));
        Assert.That(_provider.Stored.Single().DataSet, Has.Length.EqualTo(400));
    }

    private static IEnumerable<(TimeSpan, byte[])> Bytes(byte[] bytes, TimeSpan pause) => bytes.Select(b => (pause, new[] { b }));

    private static IEnumerable<(TimeSpan, byte[])> Pieces(int count, TimeSpan pause, byte[] piece) => Enumerable.Repeat((pause, piece), count);

    private static IEnumerable<(TimeSpan, byte[])> Associated(IEnumerable<(TimeSpan, byte[])> then) => then.Prepend((Second, Dimse.AssociateRequest));

    private async Task RunAsync(IEnumerable<(TimeSpan, byte[])> says)
    {
        var transport = new TricklingTransport(_clock, says);
        using var session = new AcceptorSession(1, transport, null, new SessionSettings(_options, _provider, new AssociationRegistry(10, 0), _clock));
        await session.RunAsync();
        Assert.That(transport.Heard.Select(pdu => (PduType)pdu[0]), Has.None.EqualTo(PduType.AssociateReject));
    }
}
