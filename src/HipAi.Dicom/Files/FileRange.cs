using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>
/// Bytes in a file, found again by path, offset and length. What was read of them is kept as long as the garbage collector has no other use
/// for the memory: whoever goes through the frames of a value reads it once.
/// </summary>
internal sealed class FileRange(FileIdentity file, long offset, long length, int swapUnit) : IByteRange
{
    private WeakReference<byte[]>? _recent;
    private byte[]? _kept;

    public long Length => length;

    internal FileIdentity File => file;

    public ReadOnlyMemory<byte> Load()
    {
        if (_kept is not null)
        {
            return _kept;
        }

        if (_recent is { } reference && reference.TryGetTarget(out var recent))
        {
            return recent;
        }

        if (length > Array.MaxLength)
        {
            throw new DicomFileException($"{length} bytes of {file.Path} are too many for memory; open them as a stream");
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        using (var stream = Open())
        {
            stream.ReadExactly(bytes);
        }

        _recent = new WeakReference<byte[]>(bytes);
        return bytes;
    }

    public Stream Open() => _kept is null ? new FileRangeStream(file.Open(), offset, length, swapUnit) : MemoryRange.OpenStream(_kept);

    public Stream? TryOpen()
    {
        try
        {
            return Open();
        }
        catch (DicomFileException)
        {
            // Whoever asks this way has another way to go on.
            return null;
        }
    }

    /// <summary>Takes the bytes into memory for good, because the file is about to be replaced.</summary>
    internal void Keep() => _kept = Load().ToArray();
}
