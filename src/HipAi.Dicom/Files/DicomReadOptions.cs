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

    /// <summary>Is told what was odd but could be read: one sentence each, without values of patients.</summary>
    public Action<string>? OnOddity { get; init; }
}
