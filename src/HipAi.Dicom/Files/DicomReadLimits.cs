namespace HipAi.Dicom.Files;

/// <summary>How much a data set may make this process take. Checked before memory is taken; there is no way to read without limits.</summary>
public sealed record DicomReadLimits
{
    /// <summary>The limits that apply when nothing else is said.</summary>
    public static DicomReadLimits Default { get; } = new();

    /// <summary>The longest value of one element (or of all fragments of encapsulated pixel data together), in bytes.</summary>
    /// <value>Default 512 MiB: a detector of 43 × 43 cm at 0.1 mm and 16 bits makes 37 MB, and a fluoroscopy run of 300 frames at 1024² 300 MB.
    /// At most 2147483591 (the longest array of .NET).</value>
    public long MaxElementLength { get; init; } = 512L * 1024 * 1024;

    /// <summary>How deep sequences may nest.</summary>
    /// <value>Default 64: the deepest structured reports in the test corpora nest about 20.</value>
    public int MaxSequenceDepth { get; init; } = 64;

    /// <summary>How many elements, items and fragments a data set may have in all.</summary>
    /// <value>Default 1,000,000: an enhanced multi-frame object of 2000 frames has about 200,000. Each costs about 100 bytes beyond its value.</value>
    public int MaxElements { get; init; } = 1_000_000;

    /// <summary>How long a deflated data set may become, in bytes.</summary>
    /// <value>Default 1 GiB: deflate can blow up a thousandfold, and 1 MiB of zeros must not become a gigabyte of memory by surprise.</value>
    public long MaxInflatedLength { get; init; } = 1024L * 1024 * 1024;

    /// <summary>How many oddities of one data set are told and kept; further ones are left out.</summary>
    /// <value>Default 100: enough to understand a sender, too few to fill a log.</value>
    public int MaxOddities { get; init; } = 100;
}
