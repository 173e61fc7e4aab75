using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>How to read a data set.</summary>
public sealed record DicomReadOptions
{
    /// <summary>The options that apply when nothing else is said.</summary>
    public static DicomReadOptions Default { get; } = new();

    /// <summary>Reads the header only: everything before Pixel Data and its like (groups below 7FE0).</summary>
    public static DicomReadOptions HeaderOnly { get; } = new() { StopBefore = new DicomTag(0x7FE0, 0x0000) };

    /// <summary>Reading ends before the first element of the outermost data set that has this tag or a higher one; null reads all.
    /// What comes after is not read from the stream beyond one buffer.</summary>
    public DicomTag? StopBefore { get; init; }

    /// <summary>How much the data set may take.</summary>
    public DicomReadLimits Limits { get; init; } = DicomReadLimits.Default;

    /// <summary>Values of at least this many bytes (and the fragments of encapsulated pixel data beyond that sum) stay in the file until they
    /// are asked for, when a file is opened by its path (<see cref="DicomFile.Open(string, DicomReadOptions?)"/>). They are found again by path,
    /// place and length; when the file has vanished, or has another length or time of change since, asking for them is a
    /// <see cref="DicomFileException"/>. Deflated data sets, streams and memory are read whole.</summary>
    /// <value>In bytes, default 65536: more than any header element needs, less than any image. 0 or null reads everything into memory.</value>
    public int? LargeValueLength { get; init; } = 64 * 1024;

    /// <summary>Whether native pixel data, or a fragment, that ends with the file before its announced length is kept as far as it goes, as an
    /// oddity. When not, it is a <see cref="DicomFileException"/>: for whoever must know that an object has arrived whole.</summary>
    /// <value>Default true.</value>
    public bool KeepTruncatedPixelData { get; init; } = true;

    /// <summary>Is told what was odd but could be read: one sentence each, without values of patients.</summary>
    public Action<string>? OnOddity { get; init; }
}
