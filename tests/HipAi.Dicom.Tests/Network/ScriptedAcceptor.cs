using System.Net;
using System.Net.Sockets;

namespace HipAi.Dicom.Tests.Network;

/// <summary>A listener whose one connection is played by a script.</summary>
internal sealed class ScriptedAcceptor : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ScriptedAcceptor()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public async Task<ScriptedPeer> AcceptAsync() => new(new NetworkStream(await _listener.AcceptAsync(), ownsSocket: true));

    public void Dispose() => _listener.Dispose();
}
