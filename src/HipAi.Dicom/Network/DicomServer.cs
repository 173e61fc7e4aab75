using System.Net;
using System.Net.Sockets;
using HipAi.Dicom.Network.Server;
using HipAi.Dicom.Network.Tls;

namespace HipAi.Dicom.Network;

/// <summary>A DICOM listener: accepts connections, keeps count of them, and lets each run on its own.</summary>
public sealed class DicomServer : IAsyncDisposable
{
    /// <summary>After their connections were closed, handlers have this long to notice before the server stops waiting for them.</summary>
    private static readonly TimeSpan TeardownLimit = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyList<ConnectionListener> _listeners;
    private readonly SessionSettings _settings;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly Task _accepting;
    private Task? _stopped;
    private long _lastId;

    private DicomServer(ConnectionListener? plain, ConnectionListener? secure, SessionSettings settings)
    {
        _listeners = [.. new[] { plain, secure }.OfType<ConnectionListener>()];
        _settings = settings;
        TlsEndPoint = secure?.LocalEndPoint;
        var tls = settings.Options.Tls is { } options ? new TlsAcceptor(options, settings.Time) : null;
        _accepting = Task.WhenAll(_listeners.Select(listener =>
            Task.Run(() => listener.RunAsync(socket => OnConnection(socket, listener == secure ? tls : null), _stopping.Token))));
    }

    /// <summary>Where it listens, with the real port; the TLS port where there is no plain one.</summary>
    public IPEndPoint LocalEndPoint => _listeners[0].LocalEndPoint;

    /// <summary>Where it listens for TLS, with the real port; null when it does not.</summary>
    public IPEndPoint? TlsEndPoint { get; }

    /// <summary>Associations running now.</summary>
    public int AssociationCount => _settings.Registry.AssociationCount;

    /// <summary>Binds and starts to accept.</summary>
    /// <param name="options">Address, limits and time-outs.</param>
    /// <param name="provider">Decides and serves; called from many associations at once.</param>
    /// <param name="time">The clock of all time-outs.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="DicomNetworkException">The address cannot be had: in use, or not of this machine.</exception>
    public static Task<DicomServer> StartAsync(DicomServerOptions options, IDicomServiceProvider provider, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(time);
        options.Validate();
        ConnectionListener? plain = null;
        try
        {
            plain = Listen(options.EndPoint, time, provider);
            var secure = Listen(options.Tls?.EndPoint, time, provider);
            var registry = new AssociationRegistry(
                options.MaximumAssociations, options.MaximumAssociationsPerPeer, options.MaximumWaitingConnections);
            return Task.FromResult(new DicomServer(plain, secure, new SessionSettings(options, provider, registry, time)));
        }
        catch (DicomNetworkException fault)
        {
            plain?.Dispose();
            return Task.FromException<DicomServer>(fault);
        }
    }

    private static ConnectionListener? Listen(IPEndPoint? endPoint, TimeProvider time, IDicomServiceProvider provider)
    {
        if (endPoint is null) return null;
        try
        {
            return new ConnectionListener(endPoint, time, provider.OnListenerTrouble);
        }
        catch (SocketException fault)
        {
            throw new DicomNetworkException($"Cannot listen on {endPoint}: {fault.Message}", fault);
        }
    }

    /// <summary>
    /// Stops accepting, waits for running associations up to the drain time-out, then aborts them. New requests on connections
    /// that are open already are rejected with 2/3/1.
    /// </summary>
    /// <param name="cancellationToken">Cuts the waiting short: what still runs is aborted at once.</param>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_stopped is not null) return _stopped;
            _stopping.Cancel();
            foreach (var listener in _listeners) listener.Dispose();
            return _stopped = DrainAsync(cancellationToken);
        }
    }

    /// <summary>Stops at once: running associations are aborted.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        _stopping.Dispose();
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        var drained = _settings.Registry.CloseAsync().WaitAsync(_settings.Options.DrainTimeout, _settings.Time, cancellationToken);
        await _accepting;
        try
        {
            await drained;
        }
        catch (Exception patience) when (patience is TimeoutException or OperationCanceledException)
        {
            // The time to drain is over: what still runs is aborted below.
        }

        try
        {
            await _settings.Registry.InterruptAllAsync("the server is stopping").WaitAsync(TeardownLimit, _settings.Time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            _settings.Provider.OnListenerTrouble("stopped without waiting further for handlers that do not end");
        }
    }

    private void OnConnection(Socket socket, TlsAcceptor? tls)
    {
        IPEndPoint? remote;
        AcceptorSession session;
        try
        {
            socket.NoDelay = true;
            remote = Plain(socket.RemoteEndPoint as IPEndPoint);
            session = new AcceptorSession(Interlocked.Increment(ref _lastId), new NetworkStream(socket, ownsSocket: true), remote, _settings, tls);
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            // Reset between accept and here.
            socket.Dispose();
            return;
        }

        if (_settings.Registry.TryStart(session, RunAsync)) return;
        session.Dispose();
        _settings.Provider.OnRefused(remote, null, "closed at once: there are too many connections");
    }

    private async Task RunAsync(AcceptorSession session)
    {
        try
        {
            await session.RunAsync();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A fault of this library or of a callback: it must cost one connection, not the listener, and must be heard of.
            _settings.Provider.OnListenerTrouble($"a session failed: {fault}");
        }
        finally
        {
            session.Dispose();
        }
    }

    private static IPEndPoint? Plain(IPEndPoint? remote) =>
        remote is { Address.IsIPv4MappedToIPv6: true } ? new IPEndPoint(remote.Address.MapToIPv4(), remote.Port) : remote;
}
