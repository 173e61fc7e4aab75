using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Bench;

/// <summary>Studies of four images each, put together from simulated ones: those have one to three.</summary>
internal static class Quads
{
    private const int Images = 4;

    private static readonly DicomTag[] OfTheStudy =
    [
        DicomTag.StudyInstanceUID, DicomTag.PatientID, DicomTag.PatientName, DicomTag.IssuerOfPatientID, DicomTag.PatientBirthDate,
        DicomTag.PatientSex, DicomTag.AccessionNumber,
    ];

    /// <summary>Every four files, in the order of their paths, become images of the study and patient of the first of them.</summary>
    public static void Write(string from, string to)
    {
        var files = Directory.EnumerateFiles(from, "*.dcm", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Chunk(Images);
        foreach (var (number, four) in files.Where(four => four.Length == Images).Index())
        {
            var folder = Directory.CreateDirectory(Path.Combine(to, number.ToString("D4", CultureInfo.InvariantCulture))).FullName;
            var first = DicomFile.Open(four[0]).Dataset;
            foreach (var (i, path) in four.Index()) Write(path, first, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i}.dcm")));
        }
    }

    private static void Write(string path, DicomDataset first, string to)
    {
        var file = DicomFile.Open(path);
        foreach (var tag in OfTheStudy)
        {
            if (first.TryGetString(tag, out var value)) file.Dataset.AddOrUpdate(tag, value);
            else file.Dataset.Remove(tag);
        }

        file.Save(to);
    }
}
