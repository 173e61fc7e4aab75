using System.IO.Compression;

namespace HipAi.Dicom.Files;

/// <summary>A deflated data set, inflated as it is read and no further than a limit (PS3.5 A.5).</summary>
internal sealed class InflatedStream(ByteSource source, DicomReadLimits limits) : Stream
{
    private readonly DeflateStream _inner = new(new SourceStream(source), CompressionMode.Decompress);
    private long _inflated;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = _inner.Read(buffer);
            _inflated += read;
            return _inflated <= limits.MaxInflatedLength
                ? read
                : throw new DicomFileException($"the deflated data set has more than {limits.MaxInflatedLength} bytes (limit MaxInflatedLength)");
        }
        catch (InvalidDataException exception)
        {
            throw new DicomFileException("the data set is not a deflate stream (RFC 1951)", exception);
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
