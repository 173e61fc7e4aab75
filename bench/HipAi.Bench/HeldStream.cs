namespace HipAi.Bench;

/// <summary>An encoded data set that stops in the middle of its pixels, which it shares with others, until it is let go on.</summary>
internal sealed class HeldStream(byte[] head, byte[] shared, TaskCompletionSource atMiddle, Task goOn) : Stream
{
    private readonly int _middle = head.Length + (shared.Length / 2);
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == _middle)
        {
            atMiddle.TrySetResult();
            await goOn;
        }

        return Read(buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var from = _position < head.Length ? head.AsSpan(_position) : shared.AsSpan(_position - head.Length);
        if (_position >= head.Length && _position < _middle) from = from[..(_middle - _position)];
        var count = Math.Min(buffer.Length, from.Length);
        from[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
