namespace HipAi.Scp.Commands;

/// <summary>A data set that comes slowly, ends early or is broken off, as it was asked for. For asynchronous reading from its beginning.</summary>
internal sealed class FaultyDataSet : Stream
{
    /// <summary>How often in a second a drip drips, where there is a byte for each.</summary>
    private const int DripsPerSecond = 10;

    private readonly Stream _source;
    private readonly TimeProvider _time;
    private readonly int _bytesPerSecond;
    private readonly long _abortAt;
    private readonly long _endAt;
    private readonly long _start;
    private long _position;

    /// <param name="source">The data set, from its position to its end; whoever gave it closes it.</param>
    /// <param name="faults">What is to be wrong with it.</param>
    /// <param name="time">The clock of the drip.</param>
    internal FaultyDataSet(Stream source, SendFaults faults, TimeProvider time)
    {
        var length = source.Length - source.Position;
        (_source, _time, _bytesPerSecond, _start) = (source, time, faults.Drip, time.GetTimestamp());
        _abortAt = faults.AbortDuring?.In(length) ?? long.MaxValue;
        _endAt = faults.WrongLength ? length / 2 : long.MaxValue;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException("It comes as it comes.");

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("It is read forward only.");
    }

    /// <inheritdoc/>
    /// <exception cref="DeliberateAbortException">The point of the abort is reached.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= _abortAt) throw new DeliberateAbortException(_position);
        var most = Math.Min(buffer.Length, Math.Min(_abortAt, _endAt) - _position);
        if (_bytesPerSecond > 0) most = Math.Min(most, Math.Max(1, _bytesPerSecond / DripsPerSecond));
        var read = await _source.ReadAsync(buffer[..(int)most], cancellationToken);
        _position += read;
        if (_bytesPerSecond > 0) await WaitAsync(cancellationToken);
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read forward only.");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("It is only read.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is only read.");

    /// <summary>Until as much time has passed as what was read may take: counted from the beginning, so that short waits do not add up to long ones.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds((double)_position / _bytesPerSecond) - _time.GetElapsedTime(_start);
        if (wait > TimeSpan.Zero) await Task.Delay(wait, _time, cancellationToken);
    }
}
