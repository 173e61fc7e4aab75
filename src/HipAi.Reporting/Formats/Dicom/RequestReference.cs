using HipAi.Dicom.Data;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>The item of Referenced Request Sequence (0040,A370): the order that the study fulfils, as far as its header tells it.</summary>
internal static class RequestReference
{
    public static DicomDataset Item(ReportRecord record)
    {
        var header = record.Header;
        // The attributes of the request stand in a sequence of the series; some modalities put them beside it.
        var request = header.GetSequenceItems(DicomTag.RequestAttributesSequence) is [var first, ..] ? first : header;
        return new DicomDataset(ResultHeader.StudyUid(record))
            .AddOrUpdate(DicomTag.ReferencedStudySequence)
            .AddOrUpdate(DicomTag.AccessionNumber, SourceValues.Identifier(header, DicomTag.AccessionNumber, 16))
            .AddOrUpdate(DicomTag.PlacerOrderNumberImagingServiceRequest, SourceValues.Identifier(header, DicomTag.PlacerOrderNumberImagingServiceRequest, 64))
            .AddOrUpdate(DicomTag.FillerOrderNumberImagingServiceRequest, SourceValues.Identifier(header, DicomTag.FillerOrderNumberImagingServiceRequest, 64))
            .AddOrUpdate(DicomTag.RequestedProcedureID, SourceValues.Identifier(request, DicomTag.RequestedProcedureID, 16))
            .AddOrUpdate(DicomTag.RequestedProcedureDescription, SourceValues.Text(request, DicomTag.RequestedProcedureDescription, 64))
            .AddOrUpdate(DicomTag.RequestedProcedureCodeSequence, [.. SourceCodes.Of(request, DicomTag.RequestedProcedureCodeSequence).Select(CodeItem.Of)]);
    }
}
