using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.PerformedProcedureStep;

/// <summary>
/// What a step may become (PS3.4 F.7.2): the rules of an SCP, as pure functions. Strict about what a step cannot do without
/// (type 1), lenient about what may be empty anyway (type 2): a missing one is as good as an empty one.
/// </summary>
public static class PerformedProcedureStepRules
{
    /// <summary>Error ID (0000,0903) of a step that is over (PS3.4 Table F.7.2-2).</summary>
    public const ushort NoLongerUpdatable = 0xA710;

    /// <summary>0111: N-CREATE of a step that is there.</summary>
    public static DicomStatus Exists { get; } = DicomStatus.DuplicateSopInstance.WithComment("this step was created before");

    /// <summary>0112: N-SET of a step that is not there.</summary>
    public static DicomStatus Unknown { get; } = DicomStatus.NoSuchSopInstance.WithComment("there is no such step");

    /// <summary>0110 with the words of PS3.4 Table F.7.2-2: N-SET of a step that is over.</summary>
    public static DicomStatus Over { get; } =
        DicomStatus.ProcessingFailure.WithComment("Performed Procedure Step Object may no longer be updated");

    /// <summary>0106: N-CREATE in another state than IN PROGRESS, or a state that is none.</summary>
    public static DicomStatus WrongState { get; } = DicomStatus.InvalidAttributeValue.WithComment("wrong Performed Procedure Step Status");

    /// <summary>0120: a type 1 element is missing.</summary>
    public static DicomStatus Missing { get; } = DicomStatus.MissingAttribute.WithComment("required attributes are missing");

    /// <summary>0121: a type 1 element is empty.</summary>
    public static DicomStatus Empty { get; } = DicomStatus.MissingAttributeValue.WithComment("required attributes have no value");

    /// <summary>The elements that N-CREATE must bring with a value, status aside.</summary>
    public static IReadOnlyList<DicomTag> RequiredAtCreation { get; } =
    [
        DicomTag.PerformedProcedureStepID, DicomTag.PerformedStationAETitle, DicomTag.PerformedProcedureStepStartDate,
        DicomTag.PerformedProcedureStepStartTime, DicomTag.Modality, DicomTag.ScheduledStepAttributesSequence,
    ];

    /// <summary>The elements that N-CREATE must bring and that may be empty.</summary>
    public static IReadOnlyList<DicomTag> EmptyAtCreation { get; } =
    [
        DicomTag.PatientName, DicomTag.PatientID, DicomTag.PatientBirthDate, DicomTag.PatientSex, DicomTag.ReferencedPatientSequence,
        DicomTag.PerformedStationName, DicomTag.PerformedLocation, DicomTag.PerformedProcedureStepDescription,
        DicomTag.PerformedProcedureTypeDescription, DicomTag.ProcedureCodeSequence, DicomTag.PerformedProcedureStepEndDate,
        DicomTag.PerformedProcedureStepEndTime, DicomTag.StudyID, DicomTag.PerformedProtocolCodeSequence, DicomTag.PerformedSeriesSequence,
    ];

    /// <summary>The elements that N-SET does not change; where it brings them they are passed over.</summary>
    public static IReadOnlyList<DicomTag> Fixed { get; } =
    [
        .. RequiredAtCreation, DicomTag.PatientName, DicomTag.PatientID, DicomTag.PatientBirthDate, DicomTag.PatientSex,
        DicomTag.ReferencedPatientSequence, DicomTag.PerformedStationName, DicomTag.PerformedLocation, DicomTag.StudyID,
    ];

    /// <summary>Judges N-CREATE.</summary>
    /// <param name="exists">Whether there is a step of this instance UID already.</param>
    /// <param name="attributes">The attribute list; null when there was none.</param>
    /// <returns>0000, 0106, 0111, 0120 or 0121.</returns>
    public static PerformedProcedureStepChange Create(bool exists, DicomDataset? attributes)
    {
        if (exists) return Refuse(Exists);
        var brought = attributes ?? [];
        if (Lacking(brought, [DicomTag.PerformedProcedureStepStatus, .. RequiredAtCreation]) is { } lacking) return lacking;
        if (StateOf(brought) != PerformedProcedureStepStatus.InProgress) return Refuse(WrongState, DicomTag.PerformedProcedureStepStatus);
        foreach (var step in brought.GetSequenceItems(DicomTag.ScheduledStepAttributesSequence))
            if (Lacking(step, [DicomTag.StudyInstanceUID]) is { } studyless) return studyless;
        return new(DicomNResponse.Success, brought);
    }

    /// <summary>Judges N-SET.</summary>
    /// <param name="stored">The attributes of the step; null when there is no such step.</param>
    /// <param name="modifications">The modification list.</param>
    /// <returns>0000, 0106, 0110 with error id A710, 0112, 0120 or 0121.</returns>
    public static PerformedProcedureStepChange Set(DicomDataset? stored, DicomDataset modifications)
    {
        ArgumentNullException.ThrowIfNull(modifications);
        if (stored is null) return Refuse(Unknown);
        if (StateOf(stored) is PerformedProcedureStepStatus.Completed or PerformedProcedureStepStatus.Discontinued)
            return new(new DicomNResponse(Over) { ErrorId = NoLongerUpdatable }, null);
        var merged = Merge(stored, modifications);
        return StateOf(merged) switch
        {
            null => Refuse(WrongState, DicomTag.PerformedProcedureStepStatus),
            PerformedProcedureStepStatus.InProgress => new(DicomNResponse.Success, merged),
            var final => Finish(merged, final.Value),
        };
    }

    private static DicomDataset Merge(DicomDataset stored, DicomDataset modifications)
    {
        var merged = stored.Clone();
        foreach (var item in modifications)
            if (item.Tag != DicomTag.SpecificCharacterSet && !Fixed.Contains(item.Tag)) merged.AddOrUpdate(item);

        // Elements know the character set they came in; what is written from now on must be able to hold both.
        var (old, other) = (stored.GetStringOrEmpty(DicomTag.SpecificCharacterSet), modifications.GetStringOrEmpty(DicomTag.SpecificCharacterSet));
        return other.Length == 0 || other == old ? merged : merged.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192");
    }

    /// <summary>Whether a step that is to be over has all that it then must have.</summary>
    private static PerformedProcedureStepChange Finish(DicomDataset merged, PerformedProcedureStepStatus final)
    {
        // A step may be given up before there was a series.
        DicomTag[] required = final == PerformedProcedureStepStatus.Completed
            ? [DicomTag.PerformedProcedureStepEndDate, DicomTag.PerformedProcedureStepEndTime, DicomTag.PerformedSeriesSequence]
            : [DicomTag.PerformedProcedureStepEndDate, DicomTag.PerformedProcedureStepEndTime];
        if (Lacking(merged, required) is { } lacking) return lacking;
        foreach (var series in merged.GetSequenceItems(DicomTag.PerformedSeriesSequence))
            if (Lacking(series, [DicomTag.SeriesInstanceUID, DicomTag.ProtocolName]) is { } unnamed) return unnamed;
        return new(DicomNResponse.Success, merged);
    }

    private static PerformedProcedureStepStatus? StateOf(DicomDataset attributes) =>
        PerformedProcedureStepTerms.Parse(attributes.GetStringOrEmpty(DicomTag.PerformedProcedureStepStatus));

    /// <summary>0120 where elements are missing, else 0121 where some are empty, with their names; null when nothing is lacking.</summary>
    private static PerformedProcedureStepChange? Lacking(DicomDataset dataset, IReadOnlyList<DicomTag> required)
    {
        DicomTag[] missing = [.. required.Where(tag => !dataset.Contains(tag))];
        if (missing.Length > 0) return Refuse(Missing, missing);
        DicomTag[] empty = [.. required.Where(tag => IsEmpty(dataset, tag))];
        return empty.Length > 0 ? Refuse(Empty, empty) : null;
    }

    private static bool IsEmpty(DicomDataset dataset, DicomTag tag) =>
        dataset.TryGetItem<DicomSequence>(tag, out var sequence) ? sequence.Items.Count == 0 : dataset.GetStringOrEmpty(tag).Length == 0;

    private static PerformedProcedureStepChange Refuse(DicomStatus status, params DicomTag[] where) =>
        new(new DicomNResponse(status) { OffendingElements = where }, null);
}
