using System.Runtime.InteropServices;

namespace HipAi.Dicom.Data;

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryRange(ReadOnlyMemory<byte> bytes) : IByteRange
{
    public long Length => bytes.Length;

    public ReadOnlyMemory<byte> Load() => bytes;

    public Stream Open() => OpenStream(bytes);

    public Stream? TryOpen() => Open();

    /// <summary>A stream over bytes that are not copied when an array is behind them, as there is behind everything that was read.</summary>
    internal static Stream OpenStream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
