using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>
/// A source over a stream. Headers and small values go through one buffer and share slabs, large values are read straight into their own
/// array. When the length of the stream is not known, a large value grows with what really arrives, not with what was announced. Over a
/// file, large values can be left where they are.
/// </summary>
internal sealed class StreamByteSource : ByteSource
{
    /// <summary>One read of the operating system; large enough for the header of an image, small enough for a header-only read.</summary>
    private const int BufferSize = 32 * 1024;

    /// <summary>Values up to this length share slabs: an array of their own would cost as much again.</summary>
    private const int SmallValue = 512;

    /// <summary>How much is taken at first for a value whose bytes may never come.</summary>
    private const int FirstGrowth = 64 * 1024;

    private readonly Stream _stream;
    private readonly long? _length;
    private readonly FileIdentity? _file;
    private readonly byte[] _buffer = new byte[BufferSize];
    private byte[] _slab = [];
    private int _slabUsed;
    private int _start;
    private int _end;

    internal StreamByteSource(Stream stream)
    {
        _stream = stream;
        _length = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;
    }

    /// <summary>Makes a source over a file, from its beginning.</summary>
    internal StreamByteSource(FileStream stream)
        : this((Stream)stream) => _file = stream.CanSeek ? FileIdentity.Of(stream) : null;

    internal override long? Remaining => _length - Position;

    private int Buffered => _end - _start;

    internal override bool TryPeek(int count, out ReadOnlySpan<byte> bytes)
    {
        Fill(count);
        var enough = Buffered >= count;
        bytes = _buffer.AsSpan(_start, enough ? count : Buffered);
        return enough;
    }

    internal override void Skip(int count)
    {
        _start += count;
        Position += count;
    }

    internal override Memory<byte> Take(int count, bool writable)
    {
        if (count > SmallValue && Remaining is null)
        {
            return Growing(count);
        }

        var value = count <= SmallValue ? FromSlab(count) : Exact(count);
        var got = ReadFully(value.Span);
        return got == count ? value : throw Truncated(count, got);
    }

    internal override IByteRange? RangeOf(long start, long? end) =>
        _file is null ? null : new FileRange(_file, start, (end ?? _file.Length) - start, swapUnit: 1);

    internal override IByteRange? TryLeave(int count, int swapUnit)
    {
        if (_file is null)
        {
            return null;
        }

        var range = new FileRange(_file, Position, count, swapUnit);
        if (count > Buffered)
        {
            _stream.Seek(count - Buffered, SeekOrigin.Current);
        }

        _start = Math.Min(_end, _start + count);
        Position += count;
        return range;
    }

    internal override int Read(Span<byte> target)
    {
        int count;
        if (Buffered > 0)
        {
            count = Math.Min(Buffered, target.Length);
            _buffer.AsSpan(_start, count).CopyTo(target);
            _start += count;
        }
        else
        {
            count = _stream.Read(target);
        }

        Position += count;
        return count;
    }

    private Memory<byte> Exact(int count)
    {
        var remaining = Remaining ?? 0;
        return count <= remaining ? GC.AllocateUninitializedArray<byte>(count) : throw Truncated(count, remaining);
    }

    private int ReadFully(Span<byte> target)
    {
        var got = 0;
        for (int read; got < target.Length && (read = Read(target[got..])) > 0; got += read)
        {
        }

        return got;
    }

    private Memory<byte> FromSlab(int count)
    {
        if (_slab.Length - _slabUsed < count)
        {
            _slab = new byte[8 * SmallValue];
            _slabUsed = 0;
        }

        _slabUsed += count;
        return _slab.AsMemory(_slabUsed - count, count);
    }

    /// <summary>Takes memory in steps that double, each only when the one before is full.</summary>
    private byte[] Growing(int count)
    {
        var array = GC.AllocateUninitializedArray<byte>(Math.Min(count, FirstGrowth));
        var got = ReadFully(array);
        while (got == array.Length && got < count)
        {
            Array.Resize(ref array, (int)Math.Min(count, (long)array.Length * 2));
            got += ReadFully(array.AsSpan(got));
        }

        return got == count ? array : throw Truncated(count, got);
    }

    private void Fill(int count)
    {
        if (Buffered >= count)
        {
            return;
        }

        _buffer.AsSpan(_start, Buffered).CopyTo(_buffer);
        (_start, _end) = (0, Buffered);
        while (Buffered < count)
        {
            var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return;
            }

            _end += read;
        }
    }
}
