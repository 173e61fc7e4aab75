using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Scp.Commands;

/// <summary>
/// Copies of an object that a service takes for other studies of other patients: one simulated day becomes a month of work. The same
/// number always makes the same copy, so that a study's images stay together and sending again is a duplicate.
/// </summary>
internal static class CopiedObject
{
    private const int LongestPatientId = 64; // LO, PS3.5 6.2

    /// <summary>Changes UIDs and Patient ID in memory. UIDs that the object refers to stay.</summary>
    internal static DicomFile Of(DicomFile file, int copy)
    {
        var dataset = file.Dataset;
        foreach (var tag in new[] { DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID, DicomTag.SOPInstanceUID })
            if (dataset.GetStringOrEmpty(tag) is { Length: > 0 } uid) dataset.AddOrUpdate(tag, DeriveUid(uid, copy));
        var (patient, suffix) = (dataset.GetStringOrEmpty(DicomTag.PatientID), string.Create(CultureInfo.InvariantCulture, $"-C{copy}"));
        dataset.AddOrUpdate(DicomTag.PatientID, patient[..Math.Min(patient.Length, LongestPatientId - suffix.Length)] + suffix);
        return file;
    }

    /// <summary>A UID made of a UUID (PS3.5 B.2) that is a hash of UID and number.</summary>
    internal static string DeriveUid(string uid, int copy)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{uid}#{copy}")))[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8: whatever its maker says (RFC 9562)
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"2.25.{new BigInteger(hash, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture)}";
    }
}
