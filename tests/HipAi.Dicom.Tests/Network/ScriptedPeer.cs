using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace HipAi.Dicom.Tests.Network;

/// <summary>A peer that says and hears bytes, so that misbehaviour is a line of a test.</summary>
internal sealed class ScriptedPeer(Stream stream) : IDisposable
{
    /// <summary>Connects to a listener.</summary>
    public static async Task<ScriptedPeer> ConnectAsync(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endPoint);
        return new ScriptedPeer(new NetworkStream(socket, ownsSocket: true));
    }

    /// <summary>Two ends of a connection over loopback: the script's, and the transport for what is tested.</summary>
    public static async Task<(ScriptedPeer Peer, Stream Transport)> PairAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var peer = await ConnectAsync((IPEndPoint)listener.LocalEndPoint!);
        var accepted = await listener.AcceptAsync();
        accepted.NoDelay = true;
        return (peer, new NetworkStream(accepted, ownsSocket: true));
    }

    public async Task SayAsync(params byte[][] parts)
    {
        foreach (var part in parts) await stream.WriteAsync(part);
    }

    /// <summary>The next whole PDU.</summary>
    public async Task<byte[]> HearAsync()
    {
        var header = new byte[6];
        await stream.ReadExactlyAsync(header);
        var pdu = new byte[6 + BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(2))];
        header.CopyTo(pdu, 0);
        await stream.ReadExactlyAsync(pdu.AsMemory(6));
        return pdu;
    }

    /// <summary>Waits until the other side has closed; a reset is a way of closing.</summary>
    public async Task HearTheEndAsync()
    {
        try
        {
            Assert.That(await stream.ReadAsync(new byte[1]), Is.Zero, "the other side said more before it closed");
        }
        catch (IOException)
        {
            // Reset: closed with bytes unread.
        }
    }

    /// <summary>Asks for an association as the golden request does and hears the acceptance.</summary>
    public async Task AssociateAsync(byte[]? request = null)
    {
        await SayAsync(request ?? Golden.AssociateRequest);
        Assert.That((await HearAsync())[0], Is.EqualTo(2), "A-ASSOCIATE-AC");
    }

    /// <summary>Goes with a reset, as a machine does whose plug is pulled behind a firewall that tells.</summary>
    public void Reset()
    {
        ((NetworkStream)stream).Socket.LingerState = new LingerOption(true, 0);
        stream.Dispose();
    }

    public void Dispose() => stream.Dispose();
}
