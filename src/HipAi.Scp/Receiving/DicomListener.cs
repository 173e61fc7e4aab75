using System.Net;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Receiving;

/// <summary>The DICOM port, from the start of the service to its end. Stopping lets running associations finish first.</summary>
internal sealed class DicomListener(
    ReceivingOptions options, HipAiServiceProvider provider, TimeProvider time, ILogger<DicomListener> log) : IHostedService, IAsyncDisposable
{
    private DicomServer? _server;

    /// <summary>Where it listens; null while it does not.</summary>
    public IPEndPoint? LocalEndPoint => _server?.LocalEndPoint;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var server = await DicomServer.StartAsync(
            new DicomServerOptions
            {
                EndPoint = new IPEndPoint(IPAddress.Parse(options.Address), options.Port),
                MaximumAssociations = options.MaximumAssociations,
                DrainTimeout = options.DrainTimeout,
            },
            provider,
            time);
        _server = server;
        ReceivingLog.Listening(log, server.LocalEndPoint.ToString(), options.AeTitle);
    }

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
