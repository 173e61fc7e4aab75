using HipAi.Dicom.Data;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Items of evidence and predecessor sequences (PS3.3 C.17.2, Hierarchical SOP Instance Reference Macro C.17.2.1).</summary>
internal static class Evidence
{
    /// <summary>All references to objects of one study, by series, each object once.</summary>
    /// <param name="study">Study Instance UID as an element.</param>
    /// <param name="references">The objects, one at least.</param>
    public static DicomDataset Of(DicomItem study, IEnumerable<ObjectReference> references) => new DicomDataset(study)
        .AddOrUpdate(DicomTag.ReferencedSeriesSequence,
        [
            .. from reference in references.Distinct()
                group reference by reference.SeriesInstanceUid into series
                select new DicomDataset()
                    .AddOrUpdate(DicomTag.SeriesInstanceUID, series.Key)
                    .AddOrUpdate(DicomTag.ReferencedSOPSequence, [.. series.Select(reference => reference.Item())]),
        ]);
}
