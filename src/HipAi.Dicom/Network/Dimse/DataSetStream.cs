using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network.Dimse;

/// <summary>
/// The data set of a message while it is still arriving. Reading here reads the socket; nothing is buffered but the PDU at hand,
/// so back-pressure reaches the peer through TCP. Whoever stops reading leaves the rest to <see cref="DrainAsync"/>.
/// </summary>
internal sealed class DataSetStream(MessageReader reader, byte contextId, TimeSpan wait, long maximumLength) : Stream
{
    private ReadOnlyMemory<byte> _fragment;
    private bool _lastSeen;
    private bool _detached;
    private long _received;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException("The length of a data set is known when it has arrived.");

    /// <inheritdoc/>
    public override long Position
    {
        get => _received - _fragment.Length;
        set => throw new NotSupportedException("A data set that is arriving can only be read forward.");
    }

    /// <summary>
    /// Reads what has arrived, or waits. The token is looked at before waiting; the wait itself ends by the time-outs of the
    /// association.
    /// </summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_detached, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (buffer.Length == 0 || !await EnsureAsync()) return 0;
        var count = Math.Min(buffer.Length, _fragment.Length);
        _fragment[..count].CopyTo(buffer);
        _fragment = _fragment[count..];
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Blocks a thread where nothing has arrived yet; for parsers that read synchronously.</summary>
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>Hands over each fragment as it lies in the receive buffer, without another copy.</summary>
    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ObjectDisposedException.ThrowIf(_detached, this);
        while (await EnsureAsync())
        {
            await destination.WriteAsync(_fragment, cancellationToken);
            _fragment = default;
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("A data set that is arriving can only be read forward.");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("A data set that is arriving is read only.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A data set that is arriving is read only.");

    /// <summary>Takes the stream from its reader and throws away what was not read, so that the answer can be sent.</summary>
    /// <exception cref="AssociationEndedException">The association ended first.</exception>
    public async Task DrainAsync()
    {
        _detached = true;
        do _fragment = default;
        while (await EnsureAsync());
    }

    /// <summary>Makes sure that the current fragment has bytes; false at the end of the data set.</summary>
    private async ValueTask<bool> EnsureAsync()
    {
        while (_fragment.IsEmpty)
        {
            if (_lastSeen) return false;
            (_fragment, _lastSeen) = await reader.ReadDataAsync(contextId, wait);
            _received += _fragment.Length;
            if (_received > maximumLength)
                throw await reader.FailAsync($"a data set has more than the {maximumLength} bytes that are allowed");
        }

        return true;
    }
}
