using System.Net;

namespace HipAi.Dicom.Network;

/// <summary>A DICOM listener.</summary>
public sealed class DicomServer : IAsyncDisposable
{
    private DicomServer(IPEndPoint localEndPoint) => LocalEndPoint = localEndPoint;

    /// <summary>Where it listens, with the real port.</summary>
    public IPEndPoint LocalEndPoint { get; }

    /// <summary>Associations running now.</summary>
    public int AssociationCount { get; }

    /// <summary>Binds and starts to accept.</summary>
    public static Task<DicomServer> StartAsync(DicomServerOptions options, IDicomServiceProvider provider, TimeProvider time) =>
        throw NotYet();

    /// <summary>Stops accepting, waits for running associations up to the drain time-out, then aborts them.</summary>
    /// <param name="cancellationToken">Cuts the waiting short: what still runs is aborted at once.</param>
    public Task StopAsync(CancellationToken cancellationToken) => LocalEndPoint is null ? Task.CompletedTask : throw NotYet();

    /// <summary>Stops without waiting.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NotSupportedException NotYet() => new("The listener comes with the next commit of this branch.");
}
