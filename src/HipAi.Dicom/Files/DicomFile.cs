using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>A DICOM file (PS3.10): meta information and a data set.</summary>
public sealed class DicomFile
{
    /// <summary>Makes a file of a data set; the meta information is taken from its SOP Class UID and SOP Instance UID.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="syntax">The transfer syntax that it is, or is to be, written in.</param>
    public DicomFile(DicomDataset dataset, DicomTransferSyntax syntax)
        : this(FileMeta.For(dataset, syntax), dataset, syntax, [])
    {
    }

    internal DicomFile(DicomDataset meta, DicomDataset dataset, DicomTransferSyntax syntax, IReadOnlyList<string> oddities)
    {
        FileMetaInfo = meta;
        Dataset = dataset;
        TransferSyntax = syntax;
        Oddities = oddities;
    }

    /// <summary>The meta information (group 2); empty when the file had none.</summary>
    public DicomDataset FileMetaInfo { get; }

    /// <summary>The data set.</summary>
    public DicomDataset Dataset { get; }

    /// <summary>The transfer syntax.</summary>
    public DicomTransferSyntax TransferSyntax { get; }

    /// <summary>What was odd about the file, one sentence each, without values of patients.</summary>
    public IReadOnlyList<string> Oddities { get; }

    /// <summary>The bytes from the preamble on, as far as they can be had again without keeping them twice.</summary>
    internal IByteRange? Origin { get; init; }

    /// <summary>Whether nothing in it was changed since it was read.</summary>
    internal bool IsUnchanged => OriginalBytes.IsUnchanged(FileMetaInfo) && OriginalBytes.IsUnchanged(Dataset);

    /// <summary>Reads a file. Large values stay in it until they are asked for (see <see cref="DicomReadOptions.LargeValueLength"/>).</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <returns>The file.</returns>
    /// <exception cref="DicomFileException">It is not a DICOM file, is truncated, or goes beyond a limit.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DicomFile Open(string path, DicomReadOptions? options = null)
    {
        // The source buffers; a second buffer would copy everything twice.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return FileParser.Parse(new StreamByteSource(stream), options ?? DicomReadOptions.Default);
    }

    /// <summary>Reads a file from a stream, all of it into memory. The bytes themselves are not kept: what is written again is written
    /// strictly, not byte for byte (see <see cref="DicomDatasetWriter"/>).</summary>
    /// <param name="stream">The bytes, from the current position; left open.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <returns>The file.</returns>
    /// <exception cref="DicomFileException">It is not a DICOM file, is truncated, or goes beyond a limit.</exception>
    public static DicomFile Open(Stream stream, DicomReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return FileParser.Parse(new StreamByteSource(stream), options ?? DicomReadOptions.Default);
    }

    /// <summary>Writes the file, replacing what is there, also the file that it was read from.</summary>
    /// <param name="path">Where to.</param>
    /// <inheritdoc cref="Save(Stream)"/>
    public void Save(string path)
    {
        if (FileReplacement.IsNeeded(this, path))
        {
            FileReplacement.Save(this, path);
        }
        else
        {
            using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            Save(stream);
        }
    }

    /// <summary>Writes the file. One that was opened by its path and not changed since is written byte for byte as it was, oddities and
    /// preamble included; any other with preamble, prefix, meta information with this implementation's name, and data set (PS3.10 7.1).</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <exception cref="DicomFileException">It has no SOP UIDs, or its pixel data is not in the form of its syntax, or a value was left in a
    /// file that has vanished or changed since it was read.</exception>
    /// <exception cref="DicomDataException">A text cannot be expressed in its character set.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (Origin is not null && IsUnchanged && OriginalBytes.TryCopy(Origin, stream))
        {
            return;
        }

        FileMeta.Write(stream, FileMeta.Complete(FileMetaInfo, Dataset, TransferSyntax));
        DicomDatasetWriter.Write(stream, Dataset, TransferSyntax);
    }
}
