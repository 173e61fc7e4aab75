using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Delivery;

/// <summary>Patient, study and order attributes for the forms of a report: from one of the study's own images, as it was received.</summary>
internal static class StudyHeader
{
    /// <summary>
    /// The header of the first image that was judged and can be read, else of any image; where none is left, what the snapshot itself
    /// tells. Pixels stay in the file.
    /// </summary>
    /// <exception cref="IOException">The disk does not work.</exception>
    public static DicomDataset Read(StudySnapshot snapshot, InstanceFiles files)
    {
        foreach (var image in snapshot.Images.OrderBy(image => image.ExcludedBecause is null ? 0 : 1))
        {
            try
            {
                return files.Open(image.Instance).Dataset;
            }
            catch (Exception fault) when (fault is DicomException or FileNotFoundException or DirectoryNotFoundException)
            {
                // Removed by retention, or kept though it is not readable: another image of the study tells the same.
            }
        }

        return FromFacts(snapshot);
    }

    private static DicomDataset FromFacts(StudySnapshot snapshot)
    {
        var facts = snapshot.Facts;
        return new DicomDataset()
            .AddOrUpdate(DicomTag.StudyInstanceUID, snapshot.StudyInstanceUid)
            .AddOrUpdate(DicomTag.PatientName, facts.PatientName)
            .AddOrUpdate(DicomTag.PatientID, facts.PatientId)
            .AddOrUpdate(DicomTag.PatientSex, facts.PatientSex)
            .AddOrUpdate(DicomTag.PatientBirthDate, facts.PatientBirthDate)
            .AddOrUpdate(DicomTag.AccessionNumber, facts.AccessionNumber)
            .AddOrUpdate(DicomTag.StudyDate, facts.StudyDate)
            .AddOrUpdate(DicomTag.StudyTime, facts.StudyTime)
            .AddOrUpdate(DicomTag.StudyDescription, facts.StudyDescription);
    }
}
