using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>A report's PDF as a DICOM object (requirement D3; PS3.3 A.45.1). Pure.</summary>
public static class EncapsulatedPdf
{
    /// <summary>Wraps it.</summary>
    /// <param name="record">The report.</param>
    /// <param name="pdf">The PDF file of that report.</param>
    /// <exception cref="ArgumentException">The Study Instance UID cannot be written, or the bytes are no PDF.</exception>
    public static DicomFile Write(ReportRecord record, byte[] pdf)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(pdf);
        if (!pdf.AsSpan().StartsWith("%PDF-"u8)) throw new ArgumentException("These bytes are no PDF file.", nameof(pdf));
        var report = record.Report;
        var brief = ReportStanding.Brief(report);
        var result = ResultHeader.Begin(
            record, ResultObject.Pdf(record.Snapshot.StudyInstanceUid, report.Version),
            new SeriesFacts("DOC", 9005, $"HipAI report, PDF ({brief})", report.Version, report.ComposedAt));
        result.AddOrUpdate(DicomTag.ConversionType, "WSD")
            .AddOrUpdate(DicomTag.AcquisitionDateTime, Acquired(record.Header))
            // The name of the patient stands on its pages.
            .AddOrUpdate(DicomTag.BurnedInAnnotation, "YES")
            .AddOrUpdate(DicomTag.DocumentTitle, $"Hip radiograph report ({brief})")
            .AddOrUpdate(DicomTag.ConceptNameCodeSequence, CodeItem.Of(Concepts.ImagingReport))
            .AddOrUpdate(DicomTag.VerificationFlag, ReportNotice.IsSigned(report) ? "VERIFIED" : "UNVERIFIED")
            .AddOrUpdate(DicomTag.MIMETypeOfEncapsulatedDocument, "application/pdf")
            .AddOrUpdate(DicomTag.EncapsulatedDocument, pdf)
            .AddOrUpdate(DicomTag.EncapsulatedDocumentLength, (uint)pdf.Length);
        var sources = RecordImages.References(record, record.Prediction.Hips.SelectMany(RecordImages.ImagesOf));
        if (sources.Count > 0) result.AddOrUpdate(DicomTag.SourceInstanceSequence, [.. sources.Select(source => source.Item())]);
        return new DicomFile(result, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    private static string Acquired(DicomDataset header)
    {
        var (date, time) = (SourceValues.Date(header, DicomTag.AcquisitionDate), SourceValues.Time(header, DicomTag.AcquisitionTime));
        return date.Length > 0 ? date + time : "";
    }
}
