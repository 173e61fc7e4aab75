using System.Buffers.Binary;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Scp.Storage;

/// <summary>Stored objects as DICOM Part 10 files: preamble and meta information of ours, then the data set as it came.</summary>
internal sealed class DicomObjectFormat : IObjectFormat
{
    /// <summary>Preamble (128), prefix (4) and the group length element with its value (12): PS3.10 7.1.</summary>
    private const int MetaStart = 128 + 4 + 12;

    private const int GroupLengthValueAt = MetaStart - 4;

    private static readonly DicomReadOptions Whole = new() { KeepTruncatedPixelData = false };

    public byte[] Preface(StoreRequest request)
    {
        try
        {
            return DicomFileMetaWriter.Write(request.SopClassUid, request.SopInstanceUid, request.TransferSyntaxUid, request.CallingAeTitle);
        }
        catch (DicomException fault)
        {
            throw new UnreadableObjectException("The command's UIDs or AE title are not legal.", fault);
        }
    }

    public InstanceHeader ReadHeader(string path)
    {
        try
        {
            var header = DicomFile.Open(path, DicomReadOptions.HeaderOnly);
            // To the end as well, large values passed over: success must not be answered to an object whose pixels did not arrive whole.
            // What is deflated would have to be unpacked into memory for that.
            if (!header.TransferSyntax.IsDeflated) DicomFile.Open(path, Whole);
            return HeaderMapping.Read(header);
        }
        catch (DicomException fault)
        {
            // The library's message may quote the value it stumbled over; the kind says enough.
            throw new UnreadableObjectException($"The data set cannot be read ({fault.GetType().Name}{Where(fault)}).", fault);
        }
    }

    public long DataSetOffset(string path)
    {
        Span<byte> start = stackalloc byte[MetaStart];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(start, MetaStart, throwOnEndOfStream: false) < MetaStart)
            throw new UnreadableObjectException("The file is shorter than its meta information.");
        return MetaStart + (long)BinaryPrimitives.ReadUInt32LittleEndian(start[GroupLengthValueAt..]);
    }

    private static string Where(DicomException fault) => fault is DicomDataException data ? $" at {data.Tag}" : "";
}
