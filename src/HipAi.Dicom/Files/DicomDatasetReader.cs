using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>
/// Reads data sets without meta information in any transfer syntax (PS3.5 Annex A). Lenient: what is odd is told to
/// <see cref="DicomReadOptions.OnOddity"/>; what cannot be read is a <see cref="DicomFileException"/> and nothing else.
/// </summary>
public static class DicomDatasetReader
{
    /// <summary>Reads a data set from a stream. Its bytes are not kept a second time: what is written again is written strictly, not byte for
    /// byte (see <see cref="DicomDatasetWriter"/>).</summary>
    /// <param name="data">The bytes, from the current position; left open. May be read beyond the end of the data set.</param>
    /// <param name="syntax">The transfer syntax they are said to be in; an obviously wrong one is corrected and told as odd.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="DicomFileException">The bytes are not a data set, are truncated, or go beyond a limit.</exception>
    public static DicomDataset Read(Stream data, DicomTransferSyntax syntax, DicomReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= DicomReadOptions.Default;
        return Read(new StreamByteSource(data), syntax, options, new OddityList(options));
    }

    /// <summary>Reads a data set from memory. Values are slices of it and an unchanged data set is written from it (also when its values had
    /// to be swapped or inflated), so it must not change afterwards and lives as long as the data set.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="syntax">The transfer syntax they are said to be in; an obviously wrong one is corrected and told as odd.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="DicomFileException">The bytes are not a data set, are truncated, or go beyond a limit.</exception>
    public static DicomDataset Read(ReadOnlyMemory<byte> data, DicomTransferSyntax syntax, DicomReadOptions? options = null)
    {
        options ??= DicomReadOptions.Default;
        return Read(new MemoryByteSource(data), syntax, options, new OddityList(options));
    }

    internal static DicomDataset Read(ByteSource source, DicomTransferSyntax syntax, DicomReadOptions options, OddityList oddities)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        var start = source.Position;
        var dataset = Parse(source, syntax, options, oddities, out var hasStopped);
        if (!hasStopped || !syntax.IsDeflated)
        {
            dataset.Origin = source.RangeOf(start, hasStopped ? source.Position : null) is { } range ? new DatasetOrigin(syntax.UID.UID, range) : null;
        }

        return dataset;
    }

    private static DicomDataset Parse(ByteSource source, DicomTransferSyntax syntax, DicomReadOptions options, OddityList oddities, out bool hasStopped)
    {
        if (!syntax.IsDeflated)
        {
            var parser = new DatasetParser(source, options, oddities);
            var dataset = parser.Parse(FormatGuess.Check(source, WireFormat.Of(syntax), oddities));
            hasStopped = parser.HasStopped;
            return dataset;
        }

        using var inflated = new InflatedStream(source, options.Limits);
        var inner = new DatasetParser(new StreamByteSource(inflated), options, oddities);
        var result = inner.Parse(WireFormat.Of(syntax));
        hasStopped = inner.HasStopped;
        return result;
    }
}
