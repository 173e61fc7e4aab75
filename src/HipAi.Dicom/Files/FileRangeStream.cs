using HipAi.Dicom.Data;
using Microsoft.Win32.SafeHandles;

namespace HipAi.Dicom.Files;

/// <summary>A stretch of a file as a stream, in little endian whatever the file is in.</summary>
internal sealed class FileRangeStream(SafeFileHandle handle, long offset, long length, int swapUnit) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Math.Max(0, length - _position));
        if (count == 0)
        {
            return 0;
        }

        var read = swapUnit <= 1 ? ReadAt(_position, buffer[..count]) : ReadSwapped(buffer[..count]);
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            handle.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Whole units where the caller has room for them, else the part of one unit that is asked for.</summary>
    private int ReadSwapped(Span<byte> buffer)
    {
        var inUnit = (int)(_position % swapUnit);
        var whole = buffer.Length - (buffer.Length % swapUnit);
        if (inUnit == 0 && whole > 0)
        {
            ReadAt(_position, buffer[..whole]);
            WireFormat.Swap(buffer[..whole], swapUnit);
            return whole;
        }

        var start = _position - inUnit;
        Span<byte> unit = stackalloc byte[8];
        unit = unit[..(int)Math.Min(swapUnit, length - start)];
        ReadAt(start, unit);
        WireFormat.Swap(unit, swapUnit);
        var part = unit.Slice(inUnit, Math.Min(buffer.Length, unit.Length - inUnit));
        part.CopyTo(buffer);
        return part.Length;
    }

    private int ReadAt(long position, Span<byte> target)
    {
        try
        {
            var got = 0;
            for (int read; got < target.Length && (read = RandomAccess.Read(handle, target[got..], offset + position + got)) > 0; got += read)
            {
            }

            return got == target.Length ? got : throw new DicomFileException("the file became shorter while a value was read from it");
        }
        catch (IOException exception)
        {
            throw new DicomFileException($"a value that was left in its file cannot be read: {exception.Message}", exception);
        }
    }
}
