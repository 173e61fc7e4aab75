using System.Security.Cryptography;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.KillMatrix.Tests;

/// <summary>Makes the studies of one sender, all different and the same for the same seed.</summary>
internal sealed class ImageMaker(string root, Random random)
{
    public const string SopClass = "1.2.840.10008.5.1.4.1.1.1.1";

    private int _studies;

    /// <summary>The next study: one to four images; of some an image follows that has the same UID and other bytes (requirement A10).</summary>
    public IReadOnlyList<SentImage> NextStudy()
    {
        var study = $"{root}.{++_studies}";
        var images = Enumerable.Range(1, random.Next(1, 5)).Select(i => Make(study, $"{study}.1.{i}")).ToList();
        if (random.Next(6) == 0) images.Add(Make(study, images[0].Uid));
        return images;
    }

    private SentImage Make(string study, string uid)
    {
        // Small ones come in one fragment; now and then one that comes in several.
        var side = random.Next(8) == 0 ? 600 : random.Next(8, 64);
        var pixels = new byte[side * side];
        random.NextBytes(pixels);
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, SopClass)
            .AddOrUpdate(DicomTag.SOPInstanceUID, uid)
            .AddOrUpdate(DicomTag.StudyInstanceUID, study)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, $"{study}.1")
            .AddOrUpdate(DicomTag.Modality, "DX")
            .AddOrUpdate(DicomTag.BodyPartExamined, "PELVIS")
            .AddOrUpdate(DicomTag.PatientID, "KILLED")
            .AddOrUpdate(DicomTag.SamplesPerPixel, (ushort)1)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomTag.Rows, (ushort)side)
            .AddOrUpdate(DicomTag.Columns, (ushort)side)
            .AddOrUpdate(DicomTag.BitsAllocated, (ushort)8)
            .AddOrUpdate(DicomTag.BitsStored, (ushort)8)
            .AddOrUpdate(DicomTag.HighBit, (ushort)7)
            .AddOrUpdate(DicomTag.PixelRepresentation, (ushort)0)
            .AddOrUpdate(DicomTag.PixelData, pixels);
        using var encoded = new MemoryStream();
        DicomDatasetWriter.Write(encoded, dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
        var bytes = encoded.ToArray();
        return new SentImage(study, uid, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
