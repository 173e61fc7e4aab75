using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>A server with a plain and a TLS port, an authority that vouches for both sides, and another that nobody knows.</summary>
internal sealed class TlsFixture : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private X509Certificate2? _script;

    private TlsFixture(TestAuthority authority, DicomServer server, RecordingProvider provider) =>
        (Authority, Server, Provider) = (authority, server, provider);

    public TestAuthority Authority { get; }

    public TestAuthority Stranger { get; } = new("Stranger", TimeProvider.System.GetUtcNow());

    public DicomServer Server { get; }

    public RecordingProvider Provider { get; }

    public IPEndPoint EndPoint => Server.TlsEndPoint!;

    public static async Task<TlsFixture> StartAsync(
        ClientCertificateMode mode = ClientCertificateMode.Required,
        DicomTlsPolicy? policy = null,
        TimeProvider? time = null,
        DicomServerOptions? options = null,
        bool rsa = false,
        RecordingProvider? provider = null)
    {
        time ??= TimeProvider.System;
        var authority = new TestAuthority("Hospital", time.GetUtcNow());
        var credentials = new DicomTlsCredentials(authority.Issue("hipai", rsa), [], [authority.Root]);
        provider ??= new RecordingProvider();
        var tls = new DicomTlsServerOptions
        {
            EndPoint = new IPEndPoint(IPAddress.Loopback, 0),
            Credentials = () => credentials,
            ClientCertificates = mode,
            Policy = policy ?? new DicomTlsPolicy(),
        };
        var here = (options ?? new DicomServerOptions()) with { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Tls = tls };
        return new TlsFixture(authority, await DicomServer.StartAsync(here, provider, time), provider);
    }

    /// <summary>A client of the TLS port.</summary>
    /// <param name="own">Its certificate; null for none.</param>
    /// <param name="trusted">Whose word it takes; null for the authority of the server.</param>
    /// <param name="change">Changes its TLS options.</param>
    public Task<DicomClient> ConnectAsync(
        X509Certificate2? own, X509Certificate2? trusted = null, Func<DicomTlsClientOptions, DicomTlsClientOptions>? change = null)
    {
        var tls = new DicomTlsClientOptions { Credentials = new DicomTlsCredentials(own, [], [trusted ?? Authority.Root]) };
        var options = ServerFixture.ClientOptions(EndPoint.Port) with { Tls = change is null ? tls : change(tls) };
        return DicomClient.ConnectAsync(options, TimeProvider.System, CancellationToken.None);
    }

    /// <summary>A script that speaks TLS, with a certificate that is trusted.</summary>
    public async Task<ScriptedPeer> ScriptAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(EndPoint);
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ClientCertificates = [_script ??= Authority.Issue("script")],
            CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { Authority.Root }, RevocationMode = X509RevocationMode.NoCheck },
        });
        return new ScriptedPeer(tls);
    }

    /// <summary>A path for a file of the test.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>PEM files of a certificate.</summary>
    public (string Certificate, string Key) Save(X509Certificate2 certificate, string name) => TestAuthority.Save(certificate, _folder.File(name));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Authority.Dispose();
        Stranger.Dispose();
        _folder.Dispose();
        Assert.That(Provider.Troubles, Is.Empty);
    }
}
