using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.PerformedProcedureStep;

/// <summary>A series that came of the step: an item of Performed Series Sequence (0040,0340) (PS3.4 Table F.7.2-1).</summary>
/// <param name="SeriesInstanceUid">Series Instance UID (0020,000E), type 1.</param>
/// <param name="ProtocolName">Protocol Name (0018,1030), type 1.</param>
/// <param name="Images">Referenced Image Sequence (0008,1140), type 2.</param>
/// <param name="NonImages">Referenced Non-Image Composite SOP Instance Sequence (0040,0220), type 2.</param>
public sealed record PerformedSeries(
    string SeriesInstanceUid, string ProtocolName, IReadOnlyList<DicomSopReference> Images, IReadOnlyList<DicomSopReference> NonImages)
{
    /// <summary>Series Description (0008,103E), type 2; empty for none.</summary>
    public string SeriesDescription { get; init; } = string.Empty;

    /// <summary>Retrieve AE Title (0008,0054), type 2; empty for none.</summary>
    public string RetrieveAeTitle { get; init; } = string.Empty;

    /// <summary>All instances, images first.</summary>
    public IEnumerable<DicomSopReference> Instances => Images.Concat(NonImages);

    /// <summary>As an item of the sequence, with all its type 2 elements.</summary>
    /// <exception cref="DicomDataException">A UID is no UID, the protocol has no name, or a text is too long.</exception>
    public DicomDataset ToDataset()
    {
        DicomSopReference.Require(DicomTag.SeriesInstanceUID, SeriesInstanceUid);
        if (ProtocolName.Length == 0) throw new DicomDataException(DicomTag.ProtocolName, "it must have a value (type 1)");
        return new DicomDataset()
            .AddOrUpdate(DicomTag.SeriesInstanceUID, SeriesInstanceUid)
            .AddOrUpdate(DicomTag.ProtocolName, ProtocolName)
            .AddOrUpdate(DicomTag.SeriesDescription, SeriesDescription)
            .AddOrUpdate(DicomTag.RetrieveAETitle, RetrieveAeTitle)
            .AddOrUpdate(DicomTag.PerformingPhysicianName)
            .AddOrUpdate(DicomTag.OperatorsName)
            .AddOrUpdate(new DicomSequence(DicomTag.ReferencedImageSequence, Images.Select(r => r.ToDataset())))
            .AddOrUpdate(new DicomSequence(DicomTag.ReferencedNonImageCompositeSOPInstanceSequence, NonImages.Select(r => r.ToDataset())));
    }

    /// <summary>From an item of the sequence; a reference without both its UIDs is passed over.</summary>
    /// <exception cref="DicomDataException">Series Instance UID is missing or empty.</exception>
    public static PerformedSeries FromDataset(DicomDataset item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(
            item.GetSingleValue<string>(DicomTag.SeriesInstanceUID),
            item.GetStringOrEmpty(DicomTag.ProtocolName),
            References(item, DicomTag.ReferencedImageSequence),
            References(item, DicomTag.ReferencedNonImageCompositeSOPInstanceSequence))
        {
            SeriesDescription = item.GetStringOrEmpty(DicomTag.SeriesDescription),
            RetrieveAeTitle = item.GetStringOrEmpty(DicomTag.RetrieveAETitle),
        };
    }

    private static IReadOnlyList<DicomSopReference> References(DicomDataset item, DicomTag tag) =>
    [
        .. item.GetSequenceItems(tag)
            .Where(r => r.GetStringOrEmpty(DicomTag.ReferencedSOPClassUID).Length > 0 && r.GetStringOrEmpty(DicomTag.ReferencedSOPInstanceUID).Length > 0)
            .Select(DicomSopReference.FromDataset),
    ];
}
