using System.Runtime.InteropServices;

namespace HipAi.Dicom.Files;

/// <summary>A source over memory; values are slices of it.</summary>
internal sealed class MemoryByteSource(ReadOnlyMemory<byte> bytes) : ByteSource
{
    private ReadOnlyMemory<byte> _rest = bytes;

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

    internal override int Read(Span<byte> target)
    {
        var count = Math.Min(target.Length, _rest.Length);
        _rest.Span[..count].CopyTo(target);
        Skip(count);
        return count;
    }
}
