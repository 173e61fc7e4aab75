using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>A reference to an object of a study.</summary>
/// <param name="SopClassUid">Its class.</param>
/// <param name="SopInstanceUid">Its UID.</param>
/// <param name="SeriesInstanceUid">Its series.</param>
internal sealed record ObjectReference(string SopClassUid, string SopInstanceUid, string SeriesInstanceUid)
{
    /// <summary>A reference to a received image; null when one of its UIDs is none that may be written (PS3.5 9.1).</summary>
    public static ObjectReference? To(StudyImage image)
    {
        var (sopClass, uid, series) = (image.Instance.SopClassUid, image.Instance.SopInstanceUid, image.Instance.SeriesInstanceUid);
        return DicomUID.IsValid(sopClass) && DicomUID.IsValid(uid) && DicomUID.IsValid(series) ? new ObjectReference(sopClass, uid, series) : null;
    }

    /// <summary>A reference to an object of ours.</summary>
    public static ObjectReference To(ResultObject result) => new(result.SopClass.UID, result.SopInstanceUid, result.SeriesInstanceUid);

    /// <summary>The item of a Referenced SOP Sequence or Source Image Sequence (PS3.3 10.8).</summary>
    public DicomDataset Item() => new DicomDataset()
        .AddOrUpdate(DicomTag.ReferencedSOPClassUID, SopClassUid)
        .AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, SopInstanceUid);
}
