using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Bytes read forward: memory, which is sliced, or a stream, which is buffered.</summary>
internal abstract class ByteSource
{
    /// <summary>The most bytes that <see cref="TryPeek"/> can show.</summary>
    internal const int PeekCapacity = 256;

    /// <summary>Bytes taken so far.</summary>
    internal long Position { get; private protected set; }

    /// <summary>Bytes that are left; null when the source cannot know.</summary>
    internal abstract long? Remaining { get; }

    /// <summary>Shows the next bytes without taking them.</summary>
    /// <param name="count">How many, at most <see cref="PeekCapacity"/>.</param>
    /// <param name="bytes">The bytes; when fewer are left, those.</param>
    /// <returns>False when fewer are left.</returns>
    internal abstract bool TryPeek(int count, out ReadOnlySpan<byte> bytes);

    /// <summary>Takes bytes that were shown.</summary>
    /// <param name="count">How many.</param>
    internal abstract void Skip(int count);

    /// <summary>Takes a value.</summary>
    /// <param name="count">Its length; the caller has checked it against the limits.</param>
    /// <param name="writable">Whether the caller will change the bytes in place.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="DicomFileException">Fewer are left.</exception>
    internal abstract Memory<byte> Take(int count, bool writable);

    /// <summary>Takes some bytes.</summary>
    /// <param name="target">Where they go.</param>
    /// <returns>How many there were; 0 at the end.</returns>
    internal abstract int Read(Span<byte> target);

    /// <summary>Where a stretch of the source can be had again later, when that costs no second copy of it.</summary>
    /// <param name="start">Its first byte, as a <see cref="Position"/>.</param>
    /// <param name="end">The byte after its last; null when it goes to the end.</param>
    /// <returns>Null for streams.</returns>
    internal virtual IByteRange? RangeOf(long start, long? end) => null;

    /// <summary>Passes over a value that can be had again later.</summary>
    /// <param name="count">Its length; the caller has checked it against the limits and against what is left.</param>
    /// <param name="swapUnit">How many bytes swap together, 1 when none do.</param>
    /// <returns>Where it lies; null when it has to be taken now.</returns>
    internal virtual IByteRange? TryLeave(int count, int swapUnit) => null;

    private protected DicomFileException Truncated(long wanted, long found) =>
        new($"truncated: {wanted} bytes are announced at byte {Position}, {found} are there");
}
