using System.Globalization;
using System.Runtime.InteropServices;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Bench;

/// <summary>Objects of a wanted size. Their content is nothing; their form is what modalities send.</summary>
internal static class Images
{
    /// <summary>Writes DX images, each of a study and patient of its own.</summary>
    public static void Write(string folder, int count, int kilobytes)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < count; i++)
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i:D4}.dcm"));
            new DicomFile(Make(kilobytes * 1000), DicomTransferSyntax.ExplicitVRLittleEndian).Save(path);
        }
    }

    /// <summary>One image.</summary>
    /// <param name="bytes">About how long its pixel data is.</param>
    public static DicomDataset Make(int bytes)
    {
        var side = (int)Math.Sqrt(bytes / 2.0);
        var pixels = new ushort[side * side];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (ushort)((i * 2654435761L >> 8) & 0x3FFF);
        return Header(DicomUID.DigitalXRayImageStorageForPresentation)
            .AddOrUpdate(DicomTag.Modality, "DX").AddOrUpdate(DicomTag.BodyPartExamined, "PELVIS").AddOrUpdate(DicomTag.ViewPosition, "AP")
            .AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomTag.Rows, side).AddOrUpdate(DicomTag.Columns, side)
            .AddOrUpdate(DicomTag.BitsAllocated, 16).AddOrUpdate(DicomTag.BitsStored, 14).AddOrUpdate(DicomTag.HighBit, 13)
            .AddOrUpdate(DicomTag.PixelRepresentation, 0)
            .AddOrUpdate(new DicomElement(DicomTag.PixelData, DicomVR.OW, MemoryMarshal.AsBytes(pixels.AsSpan()).ToArray()));
    }

    /// <summary>Writes a structured report: many short elements in nested sequences, where a parser has most to do.</summary>
    public static void WriteReport(string file, int items)
    {
        var content = Enumerable.Range(0, items).Select(i => new DicomDataset()
            .AddOrUpdate(DicomTag.RelationshipType, "CONTAINS").AddOrUpdate(DicomTag.ValueType, "NUM")
            .AddOrUpdate(DicomTag.ConceptNameCodeSequence, Code("122157", "DCM", "Probability"))
            .AddOrUpdate(DicomTag.MeasuredValueSequence, new DicomDataset()
                .AddOrUpdate(DicomTag.MeasurementUnitsCodeSequence, Code("1", "UCUM", "no units"))
                .AddOrUpdate(DicomTag.NumericValue, i / 1000.0)));
        var report = Header(DicomUID.Comprehensive3DSRStorage).AddOrUpdate(DicomTag.Modality, "SR").AddOrUpdate(DicomTag.ValueType, "CONTAINER")
            .AddOrUpdate(new DicomSequence(DicomTag.ContentSequence, [.. content]));
        new DicomFile(report, DicomTransferSyntax.ExplicitVRLittleEndian).Save(file);
    }

    private static DicomDataset Code(string value, string scheme, string meaning) => new DicomDataset()
        .AddOrUpdate(DicomTag.CodeValue, value).AddOrUpdate(DicomTag.CodingSchemeDesignator, scheme).AddOrUpdate(DicomTag.CodeMeaning, meaning);

    private static DicomDataset Header(DicomUID sopClass) => new DicomDataset()
        .AddOrUpdate(DicomTag.SOPClassUID, sopClass).AddOrUpdate(DicomTag.SOPInstanceUID, DicomUID.Generate())
        .AddOrUpdate(DicomTag.StudyInstanceUID, DicomUID.Generate()).AddOrUpdate(DicomTag.SeriesInstanceUID, DicomUID.Generate())
        .AddOrUpdate(DicomTag.PatientName, "Bench^Mark").AddOrUpdate(DicomTag.PatientID, Guid.NewGuid().ToString("N")[..12])
        .AddOrUpdate(DicomTag.StudyDate, "20260101").AddOrUpdate(DicomTag.StudyTime, "120000").AddOrUpdate(DicomTag.AccessionNumber, "1");
}
