using System.Net;
using System.Net.Sockets;

namespace HipAi.EndToEnd.Tests;

/// <summary>One address before several nodes, as a load balancer for TCP is: each connection goes to the next node that takes it.</summary>
internal sealed class OneAddress : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyList<int> _nodes;
    private readonly Task _accepting;

    public OneAddress(IReadOnlyList<int> nodePorts)
    {
        _nodes = nodePorts;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        for (var next = 0; !_stop.IsCancellationRequested; next++)
        {
            try
            {
                var peer = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ForwardAsync(peer, next);
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException)
            {
                // The test is over.
            }
        }
    }

    private async Task ForwardAsync(TcpClient peer, int first)
    {
        using (peer)
        using (var node = await ConnectAsync(first))
        {
            if (node is null) return;
            var both = new[] { PumpAsync(peer, node), PumpAsync(node, peer) };
            await Task.WhenAny(both);
            peer.Close();
            node.Close();
            await Task.WhenAll(both);
        }
    }

    private async Task<TcpClient?> ConnectAsync(int first)
    {
        for (var i = 0; i < _nodes.Count; i++)
        {
            var node = new TcpClient();
            try
            {
                await node.ConnectAsync(IPAddress.Loopback, _nodes[(first + i) % _nodes.Count], _stop.Token);
                return node;
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException)
            {
                // That node is dead: the next one.
                node.Dispose();
            }
        }

        return null;
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), _stop.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone; the caller closes the other.
        }
    }
}
