using System.Net;
using System.Net.Sockets;

namespace HipAi.Dicom.Network.Client;

/// <summary>Opens the transport connection of a requestor.</summary>
internal static class ClientConnector
{
    /// <summary>Connects within the time-out of the options.</summary>
    /// <exception cref="DicomNetworkException">The peer cannot be reached.</exception>
    public static async Task<(Stream Transport, IPEndPoint? Remote)> ConnectAsync(
        DicomClientOptions options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, either.Token);
            return (new NetworkStream(socket, ownsSocket: true), socket.RemoteEndPoint as IPEndPoint);
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
