using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Scp.Commands;

/// <summary>A file's object once more, under the same UIDs and with something else in it.</summary>
internal static class ChangedCopy
{
    /// <summary>Who is on no patient list, and can be found again by whoever rehearsed.</summary>
    private const string OtherPatient = "HIPAI-REHEARSAL";

    /// <summary>Reads the file and changes it in memory; the file stays as it is.</summary>
    /// <exception cref="DicomException">The file cannot be read.</exception>
    internal static DicomFile Of(OutgoingFile file, Mismatch mismatch)
    {
        var copy = file.OpenObject();
        if (mismatch == Mismatch.Patient)
            copy.Dataset.AddOrUpdate(DicomTag.PatientID, OtherPatient).AddOrUpdate(DicomTag.PatientName, $"{OtherPatient}^OTHER");
        else
            copy.Dataset.AddOrUpdate(DicomTag.ImageComments, "Sent again by hipai send --mismatch bytes");
        return copy;
    }
}
