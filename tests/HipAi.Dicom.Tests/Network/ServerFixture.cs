using System.Net;
using HipAi.Dicom.Network;

namespace HipAi.Dicom.Tests.Network;

/// <summary>A server on a port that the system chose, with what it was told.</summary>
internal sealed class ServerFixture : IAsyncDisposable
{
    private ServerFixture(DicomServer server, RecordingProvider provider) => (Server, Provider) = (server, provider);

    public DicomServer Server { get; }

    public RecordingProvider Provider { get; }

    public IPEndPoint EndPoint => Server.LocalEndPoint;

    public static async Task<ServerFixture> StartAsync(RecordingProvider? provider = null, DicomServerOptions? options = null, TimeProvider? time = null)
    {
        provider ??= new RecordingProvider();
        var here = (options ?? new DicomServerOptions()) with { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) };
        return new ServerFixture(await DicomServer.StartAsync(here, provider, time ?? TimeProvider.System), provider);
    }

    /// <summary>A client of this server that proposes what the provider speaks, one context for each syntax.</summary>
    public Task<DicomClient> ConnectAsync(params string[] transferSyntaxes) => DicomClient.ConnectAsync(ClientOptions(EndPoint.Port, transferSyntaxes), TimeProvider.System, CancellationToken.None);

    public static DicomClientOptions ClientOptions(int port, params string[] transferSyntaxes) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        CallingAeTitle = "CLIENT",
        CalledAeTitle = "HIPAI",
        Proposals =
        [
            new DicomProposal("1.2.840.10008.1.1", "1.2.840.10008.1.2"),
            .. (transferSyntaxes.Length > 0 ? transferSyntaxes : ["1.2.840.10008.1.2.1"]).Select(syntax => new DicomProposal(RecordingProvider.Store, syntax)),
        ],
    };

    /// <summary>Stops; whatever a test was about, the server must end in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Assert.That(Provider.Troubles, Is.Empty);
    }
}
