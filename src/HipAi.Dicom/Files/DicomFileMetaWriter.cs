using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Makes the beginning of a file for a data set that is stored as it was received, byte for byte.</summary>
public static class DicomFileMetaWriter
{
    /// <summary>Preamble, prefix and meta information (PS3.10 7.1); the data set follows it verbatim.</summary>
    /// <param name="sopClassUid">Affected SOP Class UID of the C-STORE request.</param>
    /// <param name="sopInstanceUid">Affected SOP Instance UID of the C-STORE request.</param>
    /// <param name="transferSyntaxUid">The transfer syntax of the presentation context.</param>
    /// <param name="sourceApplicationEntityTitle">The calling AE title; empty when not known.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="DicomDataException">A UID or the title is not legal.</exception>
    /// <exception cref="DicomFileException">A UID is empty.</exception>
    public static byte[] Write(string sopClassUid, string sopInstanceUid, string transferSyntaxUid, string sourceApplicationEntityTitle)
    {
        ArgumentNullException.ThrowIfNull(sourceApplicationEntityTitle);
        var meta = FileMeta.For(sopClassUid, sopInstanceUid, transferSyntaxUid);
        if (sourceApplicationEntityTitle.Trim() is { Length: > 0 } title)
        {
            meta.AddOrUpdate(DicomTag.SourceApplicationEntityTitle, title);
        }

        using var bytes = new MemoryStream();
        FileMeta.Write(bytes, meta);
        return bytes.ToArray();
    }
}
