using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Makes and writes meta information (PS3.10 7.1).</summary>
internal static class FileMeta
{
    private const int PreambleLength = 128;
    private static readonly byte[] Prefix = "DICM"u8.ToArray();

    /// <summary>Meta information for a data set, as far as the data set tells.</summary>
    internal static DicomDataset For(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(syntax);
        return For(dataset.GetStringOrEmpty(DicomTag.SOPClassUID), dataset.GetStringOrEmpty(DicomTag.SOPInstanceUID), syntax.UID.UID);
    }

    internal static DicomDataset For(string sopClass, string sopInstance, string syntax) => new DicomDataset()
        .AddOrUpdate(DicomTag.FileMetaInformationVersion, new byte[] { 0, 1 })
        .AddOrUpdate(DicomTag.MediaStorageSOPClassUID, sopClass)
        .AddOrUpdate(DicomTag.MediaStorageSOPInstanceUID, sopInstance)
        .AddOrUpdate(DicomTag.TransferSyntaxUID, syntax)
        .AddOrUpdate(DicomTag.ImplementationClassUID, DicomImplementation.ClassUID)
        .AddOrUpdate(DicomTag.ImplementationVersionName, DicomImplementation.VersionName);

    /// <summary>Meta information to write: what was there, with what must agree with the data set and with who writes it.</summary>
    internal static DicomDataset Complete(DicomDataset given, DicomDataset dataset, DicomTransferSyntax syntax)
    {
        var meta = given.Clone();
        foreach (var item in For(Prefer(DicomTag.SOPClassUID, DicomTag.MediaStorageSOPClassUID), Prefer(DicomTag.SOPInstanceUID, DicomTag.MediaStorageSOPInstanceUID), syntax.UID.UID))
        {
            meta.AddOrUpdate(item);
        }

        return meta;

        string Prefer(DicomTag inDataset, DicomTag inMeta) => dataset.GetStringOrEmpty(inDataset) is { Length: > 0 } own ? own : given.GetStringOrEmpty(inMeta);
    }

    /// <summary>Writes preamble, prefix and group 2 with its length; always in Explicit VR Little Endian.</summary>
    internal static void Write(Stream stream, DicomDataset meta)
    {
        foreach (var required in new[] { DicomTag.MediaStorageSOPClassUID, DicomTag.MediaStorageSOPInstanceUID, DicomTag.TransferSyntaxUID })
        {
            if (!DicomUID.IsValid(meta.GetStringOrEmpty(required)))
            {
                throw new DicomFileException($"{DicomDictionary.Describe(required)} is absent or not a UID; a file cannot be written without it");
            }
        }

        var format = new WireFormat(true, false);
        meta.Remove(DicomTag.FileMetaInformationGroupLength);
        meta.AddOrUpdate(DicomTag.FileMetaInformationGroupLength, (uint)LengthTable.Measure(meta, format, isMeta: true).Total);
        stream.Write(new byte[PreambleLength]);
        stream.Write(Prefix);
        DicomDatasetWriter.WriteStrictly(stream, meta, DicomTransferSyntax.ExplicitVRLittleEndian, isMeta: true);
    }
}
