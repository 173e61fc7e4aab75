using System.Net.Sockets;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Delivery;

/// <summary>
/// A connection that speaks MLLP: 0x0B, message, 0x1C 0x0D, and one answer in the same frame before the next message. After anything
/// else than a whole answer in time it is of no use: an answer that comes late would be taken for that to the next message.
/// </summary>
internal sealed class MllpConnection : IAsyncDisposable
{
    /// <summary>The longest answer that is read, in bytes.</summary>
    public const int LongestAnswer = 64 * 1024;

    private const byte Start = 0x0B;
    private const byte End = 0x1C;
    private const byte Return = 0x0D;

    private readonly Stream _stream;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;

    private MllpConnection(Stream stream, TimeSpan timeout, TimeProvider time) => (_stream, _timeout, _time) = (stream, timeout, time);

    /// <summary>Connects, over TLS where that is wanted.</summary>
    /// <param name="host">Host name or address.</param>
    /// <param name="port">TCP port.</param>
    /// <param name="connectTimeout">How long connecting may take.</param>
    /// <param name="answerTimeout">How long sending, and the answer, may take.</param>
    /// <param name="tls">TLS; null for a plain connection.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="DicomNetworkException">The peer cannot be reached, or is not who it should be.</exception>
    public static async Task<MllpConnection> ConnectAsync(
        string host, int port, TimeSpan connectTimeout, TimeSpan answerTimeout, DicomTlsClientOptions? tls, TimeProvider time, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var timeout = new CancellationTokenSource(connectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            await socket.ConnectAsync(host, port, either.Token);
            var plain = new NetworkStream(socket, ownsSocket: true);
            Stream stream = tls is null ? plain : await DicomTlsHandshake.SecureAsync(plain, host, tls, time, ct);
            return new MllpConnection(stream, answerTimeout, time);
        }
        catch (Exception fault)
        {
            socket.Dispose();
            if (fault is OperationCanceledException && !ct.IsCancellationRequested)
                throw new DicomNetworkException($"{host}:{port} did not answer within {connectTimeout.TotalSeconds:0.###} s.");
            if (fault is SocketException) throw new DicomNetworkException($"{host}:{port} cannot be reached: {fault.Message}", fault);
            throw;
        }
    }

    /// <summary>Sends a message and returns what is answered, both without frame.</summary>
    /// <param name="message">The message, without the bytes of the frame in it.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="MllpException">There was no whole answer in time.</exception>
    public async Task<byte[]> ExchangeAsync(byte[] message, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            await _stream.WriteAsync((byte[])[Start, .. message, End, Return], either.Token);
            await _stream.FlushAsync(either.Token);
            return await ReceiveAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new MllpException("no answer in time", isGone: false);
        }
        catch (Exception fault) when (fault is not MllpException and (IOException or SocketException))
        {
            throw new MllpException("the connection broke", isGone: true, fault);
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task<byte[]> ReceiveAsync(CancellationToken ct)
    {
        var (buffer, length) = (new byte[1024], 0);
        while (true)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = await _stream.ReadAsync(buffer.AsMemory(length), ct);
            length += read;
            if (length > 0 && buffer[0] != Start) throw new MllpException("the answer does not begin as a frame does", isGone: false);
            var end = buffer.AsSpan(0, length).IndexOf(End);
            if (end > 0 && end + 1 < length)
                return buffer[end + 1] == Return && end + 2 == length ? buffer[1..end] : throw new MllpException("the answer does not end as a frame does", isGone: false);
            if (read == 0) throw new MllpException(length == 0 ? "closed without an answer" : "half an answer", isGone: length == 0);
            if (length > LongestAnswer) throw new MllpException($"the answer is longer than {LongestAnswer} bytes", isGone: false);
        }
    }
}
