using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.PerformedProcedureStep;

/// <summary>
/// A modality performed procedure step: what N-CREATE makes, and what it has become after N-SET (PS3.4 F.7.2). Dates and times are
/// as DICOM writes them, <c>20261121</c> and <c>101500</c>.
/// </summary>
/// <param name="Status">Performed Procedure Step Status (0040,0252).</param>
/// <param name="StepId">Performed Procedure Step ID (0040,0253), type 1.</param>
/// <param name="StationAeTitle">Performed Station AE Title (0040,0241), type 1.</param>
/// <param name="Modality">Modality (0008,0060), type 1.</param>
/// <param name="StartDate">Performed Procedure Step Start Date (0040,0244), type 1.</param>
/// <param name="StartTime">Performed Procedure Step Start Time (0040,0245), type 1.</param>
/// <param name="ScheduledSteps">Scheduled Step Attributes Sequence (0040,0270), type 1.</param>
public sealed record PerformedProcedureStepRecord(
    PerformedProcedureStepStatus Status,
    string StepId,
    string StationAeTitle,
    string Modality,
    string StartDate,
    string StartTime,
    IReadOnlyList<ScheduledStepAttributes> ScheduledSteps)
{
    /// <summary>The term of <see cref="DiscontinuationReason"/> for a step begun under the wrong worklist entry (PS3.16 CID 9300).</summary>
    public const string IncorrectWorklistEntry = "110514";

    /// <summary>Patient's Name (0010,0010), type 2; empty for none.</summary>
    public string PatientName { get; init; } = string.Empty;

    /// <summary>Patient ID (0010,0020), type 2; empty for none.</summary>
    public string PatientId { get; init; } = string.Empty;

    /// <summary>Patient's Birth Date (0010,0030), type 2; empty for none.</summary>
    public string PatientBirthDate { get; init; } = string.Empty;

    /// <summary>Patient's Sex (0010,0040), type 2; empty for none.</summary>
    public string PatientSex { get; init; } = string.Empty;

    /// <summary>Performed Procedure Step Description (0040,0254), type 2; empty for none.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Performed Procedure Step End Date (0040,0250), type 2, 1 in a final state; empty for none.</summary>
    public string EndDate { get; init; } = string.Empty;

    /// <summary>Performed Procedure Step End Time (0040,0251), type 2, 1 in a final state; empty for none.</summary>
    public string EndTime { get; init; } = string.Empty;

    /// <summary>Performed Series Sequence (0040,0340), type 2, 1 in a final state.</summary>
    public IReadOnlyList<PerformedSeries> Series { get; init; } = [];

    /// <summary>Code Value of the Discontinuation Reason Code Sequence (0040,0281), a DCM code; empty for none.</summary>
    public string DiscontinuationReason { get; init; } = string.Empty;

    /// <summary>As the attribute list of N-CREATE, with all its type 2 elements.</summary>
    /// <exception cref="DicomDataException">A type 1 element would be empty, or a value is not what its representation allows.</exception>
    public DicomDataset ToDataset()
    {
        if (ScheduledSteps.Count == 0) throw new DicomDataException(DicomTag.ScheduledStepAttributesSequence, "a step is of at least one study");
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192")
            .AddOrUpdate(DicomTag.PatientName, PatientName)
            .AddOrUpdate(DicomTag.PatientID, PatientId)
            .AddOrUpdate(DicomTag.PatientBirthDate, PatientBirthDate)
            .AddOrUpdate(DicomTag.PatientSex, PatientSex)
            .AddOrUpdate(DicomTag.PerformedProcedureStepDescription, Description)
            .AddOrUpdate(new DicomSequence(DicomTag.ScheduledStepAttributesSequence, ScheduledSteps.Select(s => s.ToDataset())));
        foreach (var (tag, value) in new[]
        {
            (DicomTag.PerformedProcedureStepID, StepId), (DicomTag.PerformedStationAETitle, StationAeTitle), (DicomTag.Modality, Modality),
            (DicomTag.PerformedProcedureStepStartDate, StartDate), (DicomTag.PerformedProcedureStepStartTime, StartTime),
        })
        {
            if (value.Length == 0) throw new DicomDataException(tag, "it must have a value (type 1)");
            dataset.AddOrUpdate(tag, value);
        }

        foreach (var tag in PerformedProcedureStepRules.EmptyAtCreation)
            if (!dataset.Contains(tag)) dataset.AddOrUpdate(tag);
        return AddResults(dataset);
    }

    /// <summary>As the modification list of N-SET: state, end, series and reason.</summary>
    /// <exception cref="DicomDataException">A value is not what its representation allows.</exception>
    public DicomDataset ToModifications() => AddResults([]);

    /// <summary>From an attribute list, or the stored attributes of a step; type 2 elements that are missing are empty.</summary>
    /// <exception cref="DicomDataException">A type 1 element is missing or empty, or the status is none.</exception>
    public static PerformedProcedureStepRecord FromDataset(DicomDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var term = dataset.GetSingleValue<string>(DicomTag.PerformedProcedureStepStatus);
        return new(
            PerformedProcedureStepTerms.Parse(term) ?? throw new DicomDataException(DicomTag.PerformedProcedureStepStatus, $"'{term}' is no state of a step"),
            dataset.GetSingleValue<string>(DicomTag.PerformedProcedureStepID),
            dataset.GetSingleValue<string>(DicomTag.PerformedStationAETitle),
            dataset.GetSingleValue<string>(DicomTag.Modality),
            dataset.GetSingleValue<string>(DicomTag.PerformedProcedureStepStartDate),
            dataset.GetSingleValue<string>(DicomTag.PerformedProcedureStepStartTime),
            [.. dataset.GetSequenceItems(DicomTag.ScheduledStepAttributesSequence).Select(ScheduledStepAttributes.FromDataset)])
        {
            PatientName = dataset.GetStringOrEmpty(DicomTag.PatientName),
            PatientId = dataset.GetStringOrEmpty(DicomTag.PatientID),
            PatientBirthDate = dataset.GetStringOrEmpty(DicomTag.PatientBirthDate),
            PatientSex = dataset.GetStringOrEmpty(DicomTag.PatientSex),
            Description = dataset.GetStringOrEmpty(DicomTag.PerformedProcedureStepDescription),
            EndDate = dataset.GetStringOrEmpty(DicomTag.PerformedProcedureStepEndDate),
            EndTime = dataset.GetStringOrEmpty(DicomTag.PerformedProcedureStepEndTime),
            Series = [.. dataset.GetSequenceItems(DicomTag.PerformedSeriesSequence).Select(PerformedSeries.FromDataset)],
            DiscontinuationReason = dataset.GetSequenceItems(DicomTag.PerformedProcedureStepDiscontinuationReasonCodeSequence) is [var reason, ..]
                ? reason.GetStringOrEmpty(DicomTag.CodeValue)
                : string.Empty,
        };
    }

    private DicomDataset AddResults(DicomDataset dataset)
    {
        dataset
            .AddOrUpdate(DicomTag.PerformedProcedureStepStatus, PerformedProcedureStepTerms.Of(Status))
            .AddOrUpdate(DicomTag.PerformedProcedureStepEndDate, EndDate)
            .AddOrUpdate(DicomTag.PerformedProcedureStepEndTime, EndTime)
            .AddOrUpdate(new DicomSequence(DicomTag.PerformedSeriesSequence, Series.Select(s => s.ToDataset())));
        if (DiscontinuationReason.Length == 0) return dataset;
        var reason = new DicomDataset()
            .AddOrUpdate(DicomTag.CodeValue, DiscontinuationReason)
            .AddOrUpdate(DicomTag.CodingSchemeDesignator, "DCM")
            .AddOrUpdate(DicomTag.CodeMeaning, DiscontinuationReason == IncorrectWorklistEntry ? "Incorrect worklist entry selected" : "Discontinued");
        return dataset.AddOrUpdate(new DicomSequence(DicomTag.PerformedProcedureStepDiscontinuationReasonCodeSequence, reason));
    }
}
