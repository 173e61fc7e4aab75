using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network;

/// <summary>A SOP class and an instance of it, as the reference sequences of services name them (PS3.3 10.8).</summary>
/// <param name="SopClassUid">Referenced SOP Class UID (0008,1150).</param>
/// <param name="SopInstanceUid">Referenced SOP Instance UID (0008,1155).</param>
public sealed record DicomSopReference(string SopClassUid, string SopInstanceUid)
{
    /// <summary>As an item of a sequence.</summary>
    /// <exception cref="DicomDataException">A UID is no UID (PS3.5 9.1).</exception>
    public DicomDataset ToDataset()
    {
        Require(DicomTag.ReferencedSOPClassUID, SopClassUid);
        Require(DicomTag.ReferencedSOPInstanceUID, SopInstanceUid);
        return new DicomDataset()
            .AddOrUpdate(DicomTag.ReferencedSOPClassUID, SopClassUid)
            .AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, SopInstanceUid);
    }

    /// <summary>From an item of a sequence; UIDs are taken as they are.</summary>
    /// <exception cref="DicomDataException">One of the two UIDs is missing or empty.</exception>
    public static DicomSopReference FromDataset(DicomDataset item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(item.GetSingleValue<string>(DicomTag.ReferencedSOPClassUID), item.GetSingleValue<string>(DicomTag.ReferencedSOPInstanceUID));
    }

    /// <summary>Throws where a text that is to be written is no UID.</summary>
    internal static void Require(DicomTag tag, string uid)
    {
        if (!DicomUID.IsValid(uid)) throw new DicomDataException(tag, $"'{uid}' is no UID (PS3.5 9.1)");
    }
}
