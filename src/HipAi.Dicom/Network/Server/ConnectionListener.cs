using System.Net;
using System.Net.Sockets;

namespace HipAi.Dicom.Network.Server;

/// <summary>Binds, accepts, and hands over; when accepting fails it waits a little longer each time instead of spinning.</summary>
internal sealed class ConnectionListener : IDisposable
{
    private const int Backlog = 512;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private readonly Action<string> _onTrouble;

    /// <summary>Binds.</summary>
    /// <exception cref="SocketException">The address cannot be had.</exception>
    public ConnectionListener(IPEndPoint endPoint, TimeProvider time, Action<string> onTrouble)
    {
        _time = time;
        _onTrouble = onTrouble;
        _socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.Address.Equals(IPAddress.IPv6Any)) _socket.DualMode = true;
            _socket.Bind(endPoint);
            _socket.Listen(Backlog);
        }
        catch (SocketException)
        {
            _socket.Dispose();
            throw;
        }

        LocalEndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    /// <summary>Where it listens, with the real port.</summary>
    public IPEndPoint LocalEndPoint { get; }

    /// <summary>Accepts until told to stop.</summary>
    public async Task RunAsync(Action<Socket> onConnection, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var connection = await _socket.AcceptAsync(cancellationToken);
                pause = FirstPause;
                onConnection(connection);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException) when (cancellationToken.IsCancellationRequested)
            {
                // Stopping has closed the socket under the accept.
                return;
            }
            catch (SocketException trouble)
            {
                // Out of descriptors, or a peer that reset in the backlog: neither is a reason to stop listening.
                _onTrouble($"accepting a connection failed ({trouble.SocketErrorCode}); next try in {pause.TotalMilliseconds:0} ms");
                await PauseAsync(pause, cancellationToken);
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, _time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the loop sees it.
        }
    }
}
