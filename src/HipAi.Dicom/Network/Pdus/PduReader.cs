using System.Buffers;

namespace HipAi.Dicom.Network.Pdus;

/// <summary>
/// Cuts a byte stream into PDUs. A header is checked before any memory is taken for what follows, and the buffer grows only
/// as bytes really arrive, so that announcing much costs the peer as much as sending it. One buffer serves an association.
/// </summary>
internal sealed class PduReader(Stream transport, int maximumDataLength) : IDisposable
{
    private const int FirstBufferLength = 16_384;

    private readonly byte[] _ahead = new byte[PduLimits.HeaderLength];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferLength);
    private int _aheadCount;
    private Task<PduType?>? _watch;
    private int _filled;
    private int _consumed;

    /// <summary>Whether bytes of the next PDU are here already.</summary>
    public bool HasUnread => _filled > _consumed;

    /// <summary>The next header, or null when the transport was closed between two PDUs.</summary>
    /// <exception cref="DicomPduException">Unknown PDU type or impossible length.</exception>
    /// <exception cref="DicomNetworkException">The transport was closed inside the header.</exception>
    public async ValueTask<PduHeader?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        if (_watch is not null) await TakeWatchAsync(cancellationToken);
        DropConsumed();
        if (!await FillAsync(PduLimits.HeaderLength, cancellationToken))
        {
            if (_filled == 0) return null;
            throw new DicomNetworkException($"The connection was closed after {_filled} bytes of a PDU header.");
        }

        return PduHeader.Parse(_buffer, maximumDataLength);
    }

    /// <summary>
    /// Waits for the next header while the values of the last PDU are still in use: what is read lies apart from them. The next
    /// reading of a header takes it up.
    /// </summary>
    /// <returns>The type of the PDU that comes next, unchecked; null when the transport was closed.</returns>
    public Task<PduType?> WatchAsync(CancellationToken cancellationToken) => _watch ??= ReadAheadAsync(cancellationToken);

    /// <summary>The PDU that belongs to the header just read; its data values are valid until the next call.</summary>
    /// <exception cref="DicomPduException">Its content is not valid.</exception>
    /// <exception cref="DicomNetworkException">The transport was closed inside the PDU.</exception>
    public async ValueTask<Pdu> ReadBodyAsync(PduHeader header, CancellationToken cancellationToken)
    {
        var whole = PduLimits.HeaderLength + header.Length;
        if (!await FillAsync(whole, cancellationToken))
            throw new DicomNetworkException($"The connection was closed after {_filled - PduLimits.HeaderLength} of {header.Length} bytes of a PDU.");
        _consumed = whole;
        return PduDecoder.Decode(header.Type, _buffer.AsMemory(PduLimits.HeaderLength, header.Length));
    }

    /// <summary>Throws away whatever comes until the transport is closed: used when PDU boundaries are lost.</summary>
    public async ValueTask DiscardAllAsync(CancellationToken cancellationToken)
    {
        while (await transport.ReadAsync(_buffer, cancellationToken) > 0)
        {
            // Nothing is kept; the caller's token says when it is enough.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private async Task<PduType?> ReadAheadAsync(CancellationToken cancellationToken)
    {
        if (_aheadCount == 0)
        {
            _aheadCount = _filled - _consumed;
            _buffer.AsSpan(_consumed, _aheadCount).CopyTo(_ahead);
        }

        while (_aheadCount < _ahead.Length)
        {
            var read = await transport.ReadAsync(_ahead.AsMemory(_aheadCount), cancellationToken);
            if (read == 0) return null;
            _aheadCount += read;
        }

        return (PduType)_ahead[0];
    }

    /// <summary>Waits for the reading ahead to end, since a transport has one reader at a time, and takes over what it read.</summary>
    private async Task TakeWatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _watch!;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It waited under a deadline that has struck since then; whoever reads now has another.
        }
        finally
        {
            _watch = null;
        }
    }

    private void DropConsumed()
    {
        if (_aheadCount > 0)
        {
            // It begins with what the buffer holds behind the last PDU.
            _ahead.AsSpan(0, _aheadCount).CopyTo(_buffer);
            (_filled, _consumed, _aheadCount) = (_aheadCount, 0, 0);
        }

        if (_consumed == 0) return;
        _buffer.AsSpan(_consumed, _filled - _consumed).CopyTo(_buffer);
        _filled -= _consumed;
        _consumed = 0;
    }

    /// <summary>Reads until <paramref name="wanted"/> bytes are there; false when the transport was closed before.</summary>
    private async ValueTask<bool> FillAsync(int wanted, CancellationToken cancellationToken)
    {
        while (_filled < wanted)
        {
            if (_filled == _buffer.Length) Grow();

            // Up to one header further: its bytes come in the same read, and moving them to the front costs nothing.
            var most = Math.Min(wanted + PduLimits.HeaderLength, _buffer.Length) - _filled;
            var read = await transport.ReadAsync(_buffer.AsMemory(_filled, most), cancellationToken);
            if (read == 0) return false;
            _filled += read;
        }

        return true;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        _buffer.AsSpan(0, _filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
