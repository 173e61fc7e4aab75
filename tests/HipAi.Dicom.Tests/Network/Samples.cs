using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Small DX files of our own making, with pixels that no two share.</summary>
internal static class Samples
{
    public static DicomFile File(string instanceUid, DicomTransferSyntax syntax, int size = 64)
    {
        var pixels = new ushort[size * size];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (ushort)((i * 7) % 4096);
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, RecordingProvider.Store)
            .AddOrUpdate(DicomTag.SOPInstanceUID, instanceUid)
            .AddOrUpdate(DicomTag.StudyInstanceUID, "1.2.3.1")
            .AddOrUpdate(DicomTag.SeriesInstanceUID, "1.2.3.2")
            .AddOrUpdate(DicomTag.Modality, "DX")
            .AddOrUpdate(DicomTag.PatientID, "NETWORK")
            .AddOrUpdate(DicomTag.PatientName, "Network^Test")
            .AddOrUpdate(DicomTag.SamplesPerPixel, (ushort)1)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomTag.Rows, (ushort)size)
            .AddOrUpdate(DicomTag.Columns, (ushort)size)
            .AddOrUpdate(DicomTag.BitsAllocated, (ushort)16)
            .AddOrUpdate(DicomTag.BitsStored, (ushort)12)
            .AddOrUpdate(DicomTag.HighBit, (ushort)11)
            .AddOrUpdate(DicomTag.PixelRepresentation, (ushort)0)
            .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, pixels);
        return new DicomFile(dataset, syntax);
    }

    public static byte[] Encode(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        using var stream = new MemoryStream();
        DicomDatasetWriter.Write(stream, dataset, syntax);
        return stream.ToArray();
    }
}
