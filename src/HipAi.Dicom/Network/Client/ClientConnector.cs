using System.Net;
using System.Net.Sockets;
using HipAi.Dicom.Network.Tls;

namespace HipAi.Dicom.Network.Client;

/// <summary>Opens the transport connection of a requestor.</summary>
internal static class ClientConnector
{
    /// <summary>Connects within the time-outs of the options, and secures the connection where they say so.</summary>
    /// <exception cref="DicomNetworkException">The peer cannot be reached, or TLS fails.</exception>
    public static async Task<(Stream Transport, IPEndPoint? Remote, DicomTlsSession? Tls)> ConnectAsync(
        DicomClientOptions options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var transport = await OpenAsync(options, time, cancellationToken);
        var remote = transport.Socket.RemoteEndPoint as IPEndPoint;
        if (options.Tls is null) return (transport, remote, null);
        try
        {
            var (secured, session) = await TlsConnector.SecureAsync(transport, options.Host, options.Tls, time, cancellationToken);
            return (secured, remote, session);
        }
        catch (Exception fault) when (fault is DicomNetworkException or OperationCanceledException)
        {
            await transport.DisposeAsync();
            throw;
        }
    }

    private static async Task<NetworkStream> OpenAsync(DicomClientOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new DicomNetworkException($"{options.Host}:{options.Port} did not answer within {options.ConnectTimeout.TotalSeconds:0.###} s.");
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            throw new DicomNetworkException($"{options.Host}:{options.Port} cannot be reached: {fault.Message}", fault);
        }
    }
}
