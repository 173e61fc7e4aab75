using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network;

/// <summary>A transport whose peer says one piece after the other, each a stated time after the one before; the clock moves with it.</summary>
internal sealed class TricklingTransport(ManualTimeProvider clock, IEnumerable<(TimeSpan Pause, byte[] Piece)> pieces) : Stream
{
    private readonly IEnumerator<(TimeSpan Pause, byte[] Piece)> _pieces = pieces.GetEnumerator();
    private ReadOnlyMemory<byte> _left;

    public List<byte[]> Heard { get; } = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        if (_left.IsEmpty)
        {
            if (!_pieces.MoveNext()) return 0;
            clock.Advance(_pieces.Current.Pause);
            _left = _pieces.Current.Piece;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var count = Math.Min(buffer.Length, _left.Length);
        _left[..count].CopyTo(buffer);
        _left = _left[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Heard.Add(buffer.ToArray());
        return ValueTask.CompletedTask;
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
