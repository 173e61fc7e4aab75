namespace HipAi.Dicom.Tests.Network;

/// <summary>A transport that has everything the peer will ever say, and counts how much of it was taken.</summary>
internal sealed class ScriptedTransport(params byte[][] said) : Stream
{
    private readonly MemoryStream _said = new(said.SelectMany(part => part).ToArray());

    public long BytesRead => _said.Position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _said.ReadAsync(buffer, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => _said.Read(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public override void Write(byte[] buffer, int offset, int count)
    {
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
