using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.PerformedProcedureStep;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Receiving.PerformedSteps;

/// <summary>Between the attributes of a step, which the library has judged, and what is written down of it.</summary>
internal static class StepReader
{
    private static readonly DicomReadOptions ReadOptions = new()
    {
        Limits = new DicomReadLimits { MaxElementLength = StepLimits.Bytes, MaxSequenceDepth = 16 },
    };

    /// <summary>Attributes as they were written down.</summary>
    /// <exception cref="DicomException">The row does not hold what this program writes.</exception>
    public static DicomDataset Decode(byte[] attributes) => DicomDatasetReader.Read(attributes, DicomTransferSyntax.ExplicitVRLittleEndian, ReadOptions);

    /// <summary>What is to be written down; limits are looked at first.</summary>
    /// <param name="attributes">The step, as the rules accept it.</param>
    /// <exception cref="DicomStatusException">It is larger than it may be, or a UID cannot be used.</exception>
    /// <exception cref="DicomException">It holds what cannot be written.</exception>
    public static StepRecord Read(DicomDataset attributes)
    {
        var scheduled = attributes.GetSequenceItems(DicomTag.ScheduledStepAttributesSequence);
        DicomDataset[] references = [.. References(attributes).Take(StepLimits.Instances + 1)];
        if (scheduled.Count > StepLimits.Studies || references.Length > StepLimits.Instances)
            throw new DicomStatusException(StepAnswers.TooLarge.Status, "a step names too many studies or instances");
        return new StepRecord(
            StatusOf(attributes),
            ReasonOf(attributes),
            attributes.GetStringOrEmpty(DicomTag.PerformedStationAETitle),
            Uids(scheduled, DicomTag.StudyInstanceUID),
            Uids(references, DicomTag.ReferencedSOPInstanceUID),
            Encode(attributes));
    }

    /// <summary>The studies that a request names, as it names them; no more than a step may have.</summary>
    public static IReadOnlyList<string> StudiesOf(DicomDataset request) =>
    [
        .. request.GetSequenceItems(DicomTag.ScheduledStepAttributesSequence).Take(StepLimits.Studies).Select(item => item.GetStringOrEmpty(DicomTag.StudyInstanceUID)),
    ];

    private static byte[] Encode(DicomDataset attributes)
    {
        using var buffer = new LimitedBuffer(StepLimits.Bytes);
        DicomDatasetWriter.Write(buffer, attributes, DicomTransferSyntax.ExplicitVRLittleEndian);
        return buffer.ToArray();
    }

    /// <summary>Images and other objects alike; a reference without an instance says nothing.</summary>
    private static IEnumerable<DicomDataset> References(DicomDataset attributes) =>
        from series in attributes.GetSequenceItems(DicomTag.PerformedSeriesSequence)
        from tag in new[] { DicomTag.ReferencedImageSequence, DicomTag.ReferencedNonImageCompositeSOPInstanceSequence }
        from reference in series.GetSequenceItems(tag)
        where reference.GetStringOrEmpty(DicomTag.ReferencedSOPInstanceUID).Length > 0
        select reference;

    private static string[] Uids(IEnumerable<DicomDataset> items, DicomTag tag)
    {
        string[] uids = [.. items.Select(item => item.GetStringOrEmpty(tag)).Distinct(StringComparer.Ordinal)];
        return uids.All(UidText.IsUsable) ? uids : throw new DicomStatusException(StepAnswers.UnusableUid.Status, $"{tag} cannot be used");
    }

    private static PerformedStepStatus StatusOf(DicomDataset attributes) =>
        PerformedProcedureStepTerms.Parse(attributes.GetStringOrEmpty(DicomTag.PerformedProcedureStepStatus)) switch
        {
            PerformedProcedureStepStatus.Completed => PerformedStepStatus.Completed,
            PerformedProcedureStepStatus.Discontinued => PerformedStepStatus.Discontinued,
            _ => PerformedStepStatus.InProgress,
        };

    /// <summary>A known code of a discontinued step; the wrong worklist entry before any other, since that is the one with consequences.</summary>
    private static string ReasonOf(DicomDataset attributes)
    {
        if (StatusOf(attributes) != PerformedStepStatus.Discontinued) return "";
        var codes = attributes.GetSequenceItems(DicomTag.PerformedProcedureStepDiscontinuationReasonCodeSequence)
            .Where(item => item.GetStringOrEmpty(DicomTag.CodingSchemeDesignator).Trim() is "DCM" or "")
            .Select(item => item.GetStringOrEmpty(DicomTag.CodeValue).Trim())
            .Where(DiscontinuationCodes.IsKnown).ToList();
        return codes.Contains(PerformedProcedureStepRecord.IncorrectWorklistEntry)
            ? PerformedProcedureStepRecord.IncorrectWorklistEntry
            : codes.FirstOrDefault("");
    }
}
