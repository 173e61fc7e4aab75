using System.Runtime.InteropServices;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>A source over memory; values are slices of it.</summary>
internal sealed class MemoryByteSource : ByteSource
{
    private readonly ReadOnlyMemory<byte> _all;
    private ReadOnlyMemory<byte> _rest;

    internal MemoryByteSource(ReadOnlyMemory<byte> bytes) => (_all, _rest) = (bytes, bytes);

    internal override long? Remaining => _rest.Length;

    internal override bool TryPeek(int count, out ReadOnlySpan<byte> bytes)
    {
        var enough = _rest.Length >= count;
        bytes = enough ? _rest.Span[..count] : _rest.Span;
        return enough;
    }

    internal override void Skip(int count)
    {
        _rest = _rest[count..];
        Position += count;
    }

    internal override Memory<byte> Take(int count, bool writable)
    {
        if (count > _rest.Length)
        {
            throw Truncated(count, _rest.Length);
        }

        var value = writable ? _rest[..count].ToArray() : MemoryMarshal.AsMemory(_rest[..count]);
        Skip(count);
        return value;
    }

    internal override IByteRange? RangeOf(long start, long? end) => new MemoryRange(_all[(int)start..(int)(end ?? _all.Length)]);

    internal override int Read(Span<byte> target)
    {
        var count = Math.Min(target.Length, _rest.Length);
        _rest.Span[..count].CopyTo(target);
        Skip(count);
        return count;
    }
}
