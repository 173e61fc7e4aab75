using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Network.Dimse;

/// <summary>The data sets of N messages: lists of attributes, small, held as a whole.</summary>
internal static class NormalizedDataSet
{
    /// <summary>A storage commitment request takes about 150 bytes for an instance: this is room for a hundred thousand.</summary>
    public const int MaximumLength = 16 * 1024 * 1024;

    /// <summary>A reference is an item and two elements; each element costs about 100 bytes beyond its value.</summary>
    private const int MaximumElements = 300_000;

    private const int FirstBufferLength = 4096;

    private static readonly DicomReadOptions ReadOptions = new()
    {
        Limits = new DicomReadLimits { MaxElementLength = MaximumLength, MaxElements = MaximumElements, MaxInflatedLength = MaximumLength, MaxSequenceDepth = 16 },
    };

    /// <summary>Reads what is arriving.</summary>
    /// <param name="arriving">The data set; its rest is left where it is too long.</param>
    /// <param name="transferSyntaxUid">The transfer syntax of its context.</param>
    /// <exception cref="DicomStatusException">It is too long, or cannot be read.</exception>
    /// <exception cref="DicomNetworkException">The association ended first.</exception>
    public static async Task<DicomDataset> ReadAsync(Stream arriving, string transferSyntaxUid)
    {
        var buffer = new byte[FirstBufferLength];
        var filled = 0;
        while (true)
        {
            var read = await arriving.ReadAsync(buffer.AsMemory(filled));
            if (read == 0) return Parse(buffer.AsMemory(0, filled), transferSyntaxUid);
            filled += read;
            if (filled > MaximumLength)
                throw new DicomStatusException(DimseRefusals.DataSetTooLong.Status, $"the data set of an N message has more than {MaximumLength} bytes");
            if (filled == buffer.Length) Array.Resize(ref buffer, Math.Min(2 * buffer.Length, MaximumLength + 1));
        }
    }

    /// <summary>Writes one, before anything of its message is sent.</summary>
    /// <exception cref="DicomException">It holds what the standard does not allow to be written.</exception>
    public static byte[] Encode(DicomDataset dataset, string transferSyntaxUid)
    {
        using var stream = new MemoryStream();
        DicomDatasetWriter.Write(stream, dataset, DicomTransferSyntax.Lookup(transferSyntaxUid));
        return stream.ToArray();
    }

    private static DicomDataset Parse(ReadOnlyMemory<byte> bytes, string transferSyntaxUid)
    {
        try
        {
            return DicomDatasetReader.Read(bytes, DicomTransferSyntax.Lookup(transferSyntaxUid), ReadOptions);
        }
        catch (DicomException fault)
        {
            throw new DicomStatusException(DimseRefusals.UnreadableDataSet.Status, $"the data set of an N message cannot be read: {fault.Message}", fault);
        }
    }
}
