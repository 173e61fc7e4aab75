namespace HipAi.Dicom.Data;

/// <summary>Bytes that lie elsewhere until they are asked for: in a file, or in memory that holds more than them.</summary>
internal interface IByteRange
{
    /// <summary>How many there are.</summary>
    long Length { get; }

    /// <summary>All of them, in memory.</summary>
    /// <exception cref="Files.DicomFileException">They lay in a file that has vanished or changed since it was read.</exception>
    ReadOnlyMemory<byte> Load();

    /// <summary>A stream over them, which can seek and is the caller's to close.</summary>
    /// <exception cref="Files.DicomFileException">They lay in a file that has vanished or changed since it was read.</exception>
    Stream Open();

    /// <summary>A stream over them, or null when they cannot be had any more.</summary>
    Stream? TryOpen();
}
