using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.PerformedProcedureStep;

/// <summary>What was ordered and is being done: an item of Scheduled Step Attributes Sequence (0040,0270) (PS3.4 Table F.7.2-1).</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D), type 1.</param>
public sealed record ScheduledStepAttributes(string StudyInstanceUid)
{
    /// <summary>Accession Number (0008,0050), type 2; empty for none.</summary>
    public string AccessionNumber { get; init; } = string.Empty;

    /// <summary>Requested Procedure ID (0040,1001), type 2; empty for none.</summary>
    public string RequestedProcedureId { get; init; } = string.Empty;

    /// <summary>Requested Procedure Description (0032,1060), type 2; empty for none.</summary>
    public string RequestedProcedureDescription { get; init; } = string.Empty;

    /// <summary>Scheduled Procedure Step ID (0040,0009), type 2; empty for none.</summary>
    public string ScheduledProcedureStepId { get; init; } = string.Empty;

    /// <summary>Scheduled Procedure Step Description (0040,0007), type 2; empty for none.</summary>
    public string ScheduledProcedureStepDescription { get; init; } = string.Empty;

    /// <summary>As an item of the sequence, with all its type 2 elements.</summary>
    /// <exception cref="DicomDataException">The study is no UID, or a text is longer than its representation allows.</exception>
    public DicomDataset ToDataset()
    {
        DicomSopReference.Require(DicomTag.StudyInstanceUID, StudyInstanceUid);
        return new DicomDataset()
            .AddOrUpdate(DicomTag.StudyInstanceUID, StudyInstanceUid)
            .AddOrUpdate(new DicomSequence(DicomTag.ReferencedStudySequence))
            .AddOrUpdate(DicomTag.AccessionNumber, AccessionNumber)
            .AddOrUpdate(DicomTag.RequestedProcedureID, RequestedProcedureId)
            .AddOrUpdate(DicomTag.RequestedProcedureDescription, RequestedProcedureDescription)
            .AddOrUpdate(DicomTag.ScheduledProcedureStepID, ScheduledProcedureStepId)
            .AddOrUpdate(DicomTag.ScheduledProcedureStepDescription, ScheduledProcedureStepDescription)
            .AddOrUpdate(new DicomSequence(DicomTag.ScheduledProtocolCodeSequence));
    }

    /// <summary>From an item of the sequence.</summary>
    /// <exception cref="DicomDataException">Study Instance UID is missing or empty.</exception>
    public static ScheduledStepAttributes FromDataset(DicomDataset item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(item.GetSingleValue<string>(DicomTag.StudyInstanceUID))
        {
            AccessionNumber = item.GetStringOrEmpty(DicomTag.AccessionNumber),
            RequestedProcedureId = item.GetStringOrEmpty(DicomTag.RequestedProcedureID),
            RequestedProcedureDescription = item.GetStringOrEmpty(DicomTag.RequestedProcedureDescription),
            ScheduledProcedureStepId = item.GetStringOrEmpty(DicomTag.ScheduledProcedureStepID),
            ScheduledProcedureStepDescription = item.GetStringOrEmpty(DicomTag.ScheduledProcedureStepDescription),
        };
    }
}
