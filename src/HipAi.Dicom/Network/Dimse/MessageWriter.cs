using System.Buffers;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network.Dimse;

/// <summary>Cuts messages into P-DATA-TF of at most the size that the peer takes, one fragment in each.</summary>
internal sealed class MessageWriter(AssociationMachine machine, uint peerMaximum, int largestSent = PduLimits.LargestPduSent)
{
    private const int HeadersLength = PduLimits.HeaderLength + PduLimits.PdvHeaderLength;

    // Fragments have an even number of bytes (PS3.8 E.2).
    private readonly int _fragmentLength =
        ((int)Math.Min(peerMaximum == 0 ? (uint)largestSent : peerMaximum, (uint)largestSent) - PduLimits.PdvHeaderLength) & ~1;

    /// <summary>Sends a command set.</summary>
    public async Task SendCommandAsync(byte contextId, DimseCommand command)
    {
        using var bytes = new MemoryStream(DimseCommandCodec.Encode(command), writable: false);
        await SendAsync(contextId, bytes, isCommand: true);
    }

    /// <summary>Sends a command set and the data set that belongs to it, if any.</summary>
    public async Task SendMessageAsync(byte contextId, DimseCommand command, byte[]? dataSet)
    {
        await SendCommandAsync(contextId, command);
        if (dataSet is null) return;
        using var bytes = new MemoryStream(dataSet, writable: false);
        await SendDataSetAsync(contextId, bytes);
    }

    /// <summary>Sends a data set as it comes out of a stream; an object is never held as a whole.</summary>
    /// <param name="contextId">Its presentation context.</param>
    /// <param name="dataSet">Where it comes from.</param>
    /// <param name="cancellationToken">Handed to the reading of <paramref name="dataSet"/>.</param>
    /// <returns>Bytes sent.</returns>
    public Task<long> SendDataSetAsync(byte contextId, Stream dataSet, CancellationToken cancellationToken = default) =>
        SendAsync(contextId, dataSet, isCommand: false, cancellationToken);

    private async Task<long> SendAsync(byte contextId, Stream source, bool isCommand, CancellationToken cancellationToken = default)
    {
        // One byte more than a fragment: only whoever sees the byte after it knows whether a fragment is the last.
        var buffer = ArrayPool<byte>.Shared.Rent(HeadersLength + FirstReadLength(source) + 1);
        try
        {
            var room = Math.Min(_fragmentLength, (buffer.Length - HeadersLength - 1) & ~1);
            var sent = 0L;
            var held = 0;
            while (true)
            {
                var missing = buffer.AsMemory(HeadersLength + held, room + 1 - held);
                held += await source.ReadAtLeastAsync(missing, missing.Length, throwOnEndOfStream: false, cancellationToken);
                var isLast = held <= room;
                var length = isLast ? held : room;
                PduEncoder.WriteDataHeader(buffer, contextId, isCommand, isLast, length);
                await machine.SendDataAsync(buffer.AsMemory(0, HeadersLength + length));
                sent += length;
                if (isLast) return sent;
                buffer[HeadersLength] = buffer[HeadersLength + room];
                held = 1;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>No more than a fragment, and no more than there is when that is known.</summary>
    private int FirstReadLength(Stream source) =>
        source.CanSeek ? (int)Math.Clamp(source.Length - source.Position, 2, _fragmentLength) : _fragmentLength;
}
