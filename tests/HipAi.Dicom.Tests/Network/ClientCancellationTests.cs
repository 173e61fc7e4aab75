using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

/// <summary>A token ends every wait of the client, not only those that have not begun.</summary>
[Category("A6")]
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ClientCancellationTests : IDisposable
{
    private const string ExplicitLittle = "1.2.840.10008.1.2.1";

    private readonly ScriptedAcceptor _acceptor = new();
    private readonly CancellationTokenSource _cancel = new();

    public void Dispose()
    {
        _acceptor.Dispose();
        _cancel.Dispose();
    }

    [Test]
    public async Task While_the_tls_handshake_is_not_answered()
    {
        var tls = new DicomTlsClientOptions { Credentials = new DicomTlsCredentials(null, [], []) };
        var connecting = DicomClient.ConnectAsync(ServerFixture.ClientOptions(_acceptor.Port) with { Tls = tls }, TimeProvider.System, _cancel.Token);
        using var peer = await _acceptor.AcceptAsync();

        await EndsAsync(connecting);
    }

    [Test]
    public async Task While_the_association_request_is_not_answered()
    {
        var connecting = DicomClient.ConnectAsync(ServerFixture.ClientOptions(_acceptor.Port), TimeProvider.System, _cancel.Token);
        using var peer = await _acceptor.AcceptAsync();
        await peer.HearAsync();

        await EndsAsync(connecting);
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.Hex("07 00 00 00 00 04 00 00 00 00")), "A-ABORT by the user");
    }

    [Test]
    public async Task While_a_response_does_not_come()
    {
        using var peer = await AssociatedAsync();
        var echo = peer.Client.CEchoAsync(_cancel.Token);
        await peer.Script.HearAsync();

        await EndsAsync(echo);
    }

    [Test]
    public async Task While_another_operation_has_its_turn()
    {
        using var peer = await AssociatedAsync();
        var first = peer.Client.CEchoAsync(CancellationToken.None);
        await peer.Script.HearAsync();
        var second = peer.Client.CEchoAsync(_cancel.Token);

        await EndsAsync(second);
        await peer.Script.SayAsync(Golden.EchoResponse);
        Assert.That(await first, Is.EqualTo(DicomStatus.Success), "who had the turn is not disturbed");
    }

    [Test]
    public async Task While_the_peer_does_not_take_what_is_sent()
    {
        using var peer = await AssociatedAsync();
        var storing = peer.Client.CStoreAsync(new MemoryStream(new byte[100_000_000]), RecordingProvider.Store, "1.2", ExplicitLittle, _cancel.Token);
        await peer.Script.HearAsync();

        await EndsAsync(storing);
    }

    [Test]
    public async Task While_the_source_of_a_data_set_has_nothing()
    {
        using var peer = await AssociatedAsync();
        var storing = peer.Client.CStoreAsync(new SilentStream(), RecordingProvider.Store, "1.2", ExplicitLittle, _cancel.Token);
        await peer.Script.HearAsync();

        await EndsAsync(storing);
        Assert.That((await peer.Script.HearAsync())[0], Is.EqualTo(7));
    }

    [Test]
    public async Task While_the_release_is_not_answered()
    {
        using var peer = await AssociatedAsync();
        var releasing = peer.Client.ReleaseAsync(_cancel.Token);
        await peer.Script.HearAsync();

        await EndsAsync(releasing);
    }

    private async Task EndsAsync(Task operation)
    {
        Assert.That(operation.IsCompleted, Is.False);
        await _cancel.CancelAsync();
        Assert.That(async () => await operation, Throws.InstanceOf<OperationCanceledException>());
    }

    private async Task<Pair> AssociatedAsync()
    {
        var connecting = DicomClient.ConnectAsync(ServerFixture.ClientOptions(_acceptor.Port), TimeProvider.System, CancellationToken.None);
        var script = await _acceptor.AcceptAsync();
        var request = (AssociateRequestPdu)Pdus.Decode(await script.HearAsync());
        await script.SayAsync(PduEncoder.Encode(new AssociateAcceptPdu(
            request.Titles,
            request.ApplicationContext,
            [.. request.Contexts.Select(c => new PresentationContextAnswer(c.Id, PresentationContextResult.Acceptance, c.TransferSyntaxes[0]))],
            new UserInformation())));
        return new Pair(await connecting, script);
    }

    private sealed record Pair(DicomClient Client, ScriptedPeer Script) : IDisposable
    {
        public void Dispose()
        {
            Script.Dispose();
            Client.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private sealed class SilentStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }
    }
}
