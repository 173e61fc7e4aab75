using System.Net;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Receiving;

/// <summary>The DICOM port, from the start of the service to its end. Stopping lets running associations finish first.</summary>
internal sealed class DicomListener(
    ReceivingOptions options, ResolvedPaths paths, HipAiServiceProvider provider, TimeProvider time, ILogger<DicomListener> log) : IHostedService, IAsyncDisposable
{
    private DicomServer? _server;

    /// <summary>Where it listens; null while it does not.</summary>
    public IPEndPoint? LocalEndPoint => _server?.LocalEndPoint;

    /// <summary>Where it listens for TLS; null while it does not.</summary>
    public IPEndPoint? TlsEndPoint => _server?.TlsEndPoint;

    /// <summary>Associations that are open now.</summary>
    public int OpenAssociations => _server?.AssociationCount ?? 0;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var server = await DicomServer.StartAsync(
            new DicomServerOptions
            {
                EndPoint = options.PlainPort ? new IPEndPoint(IPAddress.Parse(options.Address), options.Port) : null,
                Tls = options.Tls.Enabled ? Tls() : null,
                MaximumAssociations = options.MaximumAssociations,
                MaximumAssociationsPerPeer = options.MaximumAssociationsPerPeer,
                DrainTimeout = options.DrainTimeout,
            },
            provider,
            time);
        _server = server;
        if (options.PlainPort) ReceivingLog.Listening(log, server.LocalEndPoint.ToString(), options.AeTitle);
        if (server.TlsEndPoint is { } tls) ReceivingLog.ListeningForTls(log, tls.ToString(), options.AeTitle, options.Tls.ClientCertificates.ToString());
    }

    private DicomTlsServerOptions Tls() => new()
    {
        EndPoint = new IPEndPoint(IPAddress.Parse(options.Tls.Address), options.Tls.Port),
        Credentials = new CertificateFiles(paths.Tls, reason => ReceivingLog.CertificateNotRenewed(log, reason)).Current,
        ClientCertificates = options.Tls.ClientCertificates,
        Policy = options.Tls.ToPolicy(),
    };

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _server, null) is not { } server) return;
        await server.StopAsync(cancellationToken);
        await server.DisposeAsync();
        ReceivingLog.Stopped(log);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _server, null) is { } server) await server.DisposeAsync();
    }
}
