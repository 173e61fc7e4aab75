using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Review.Live;

/// <summary>A page that listens at <c>/live</c>: SignalR's JSON protocol over a web socket, without negotiation.</summary>
internal sealed class LivePeer : IDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _heard = new();

    public static async Task<LivePeer> ConnectAsync(Uri web)
    {
        var peer = new LivePeer();
        peer._socket.Options.SetRequestHeader("Authorization", $"Bearer {HostRig.ApiToken}");
        await peer._socket.ConnectAsync(new UriBuilder(web) { Scheme = "ws", Path = "/live" }.Uri, CancellationToken.None);
        await peer._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}" + End), WebSocketMessageType.Text, true, CancellationToken.None);
        return peer;
    }

    /// <summary>The next invocation: its target and the texts of its first argument. Handshake and keep-alive are passed over.</summary>
    public async Task<(string Target, IReadOnlyList<string> Studies)> NextAsync()
    {
        while (true)
        {
            var message = JsonDocument.Parse(await RecordAsync()).RootElement;
            if (!message.TryGetProperty("type", out var type) || type.GetInt32() != 1) continue;
            var arguments = message.GetProperty("arguments");
            return (message.GetProperty("target").GetString()!,
                arguments.GetArrayLength() == 0 ? [] : [.. arguments[0].EnumerateArray().Select(uid => uid.GetString()!)]);
        }
    }

    private async Task<string> RecordAsync()
    {
        var buffer = new byte[4096];
        int end;
        while ((end = _heard.ToString().IndexOf(End, StringComparison.Ordinal)) < 0)
        {
            var received = await _socket.ReceiveAsync(buffer, CancellationToken.None);
            Assert.That(received.MessageType, Is.EqualTo(WebSocketMessageType.Text), "the service ended the connection");
            _heard.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }

        var record = _heard.ToString(0, end);
        _heard.Remove(0, end + 1);
        return record;
    }

    public void Dispose() => _socket.Dispose();
}
