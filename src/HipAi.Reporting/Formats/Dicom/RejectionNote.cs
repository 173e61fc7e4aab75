using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>
/// A Key Object Selection that withdraws the objects of the version before (IHE IOCM; PS3.16 TID 2010), for sites that ask for it. Heatmaps
/// are withdrawn only with their snapshot: those of a snapshot that the new version tells of too stay. Pure.
/// </summary>
public static class RejectionNote
{
    /// <summary>Writes it.</summary>
    /// <param name="record">The version that stands.</param>
    /// <param name="rejected">The version that it takes the place of.</param>
    /// <param name="judged">What was said of the snapshot that the rejected version tells of.</param>
    /// <param name="reportClass">The class in which its structured report was sent, one of <see cref="StructuredReport.SopClasses"/>.</param>
    /// <param name="pdf">Whether a PDF of it was sent.</param>
    /// <param name="pictures">Ids of the heatmaps of it that were sent.</param>
    /// <param name="reason">Why it is withdrawn.</param>
    /// <exception cref="ArgumentException">The rejected version is of another study or not an earlier one, or the Study Instance UID cannot be written.</exception>
    public static DicomFile Write(
        ReportRecord record, PreliminaryReport rejected, StudyPrediction judged, DicomUID reportClass, bool pdf, IReadOnlySet<string> pictures,
        RejectionReason reason)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(rejected);
        ArgumentNullException.ThrowIfNull(judged);
        ArgumentNullException.ThrowIfNull(pictures);
        var study = record.Snapshot.StudyInstanceUid;
        if (rejected.StudyInstanceUid != study || judged.StudyInstanceUid != study || judged.SnapshotRevision != rejected.SnapshotRevision || rejected.Version >= record.Report.Version)
            throw new ArgumentException("Only an earlier version of the same study can be rejected, with the prediction it tells of.", nameof(rejected));
        var documents = Documents(study, rejected.Version, reportClass, pdf);
        var images = rejected.SnapshotRevision == record.Snapshot.Revision ? [] : Heatmaps(judged, pictures);
        var result = ResultHeader.Begin(
            record, ResultObject.Rejection(study, record.Report.Version),
            new SeriesFacts("KO", 9004, "HipAI rejection note", record.Report.Version, record.Report.ComposedAt));
        result.AddOrUpdate(DicomTag.ReferencedPerformedProcedureStepSequence)
            .AddOrUpdate(DicomTag.ReferencedRequestSequence, RequestReference.Item(record))
            .AddOrUpdate(DicomTag.CurrentRequestedProcedureEvidenceSequence, Evidence.Of(ResultHeader.StudyUid(record), documents.Concat(images)));
        foreach (var item in Root(record, rejected, reason, documents, images)) result.AddOrUpdate(item);
        return new DicomFile(result, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    private static ObjectReference[] Documents(string study, int version, DicomUID reportClass, bool pdf)
    {
        var report = ObjectReference.To(ResultObject.StructuredReport(study, version, reportClass));
        return pdf ? [report, ObjectReference.To(ResultObject.Pdf(study, version))] : [report];
    }

    private static ObjectReference[] Heatmaps(StudyPrediction judged, IReadOnlySet<string> pictures) =>
    [
        .. MapFacts.Of(judged).Select(map => map.Id).Where(pictures.Contains)
            .Select(id => ObjectReference.To(ResultObject.Heatmap(judged.StudyInstanceUid, judged.SnapshotRevision, id))),
    ];

    private static DicomDataset Root(
        ReportRecord record, PreliminaryReport rejected, RejectionReason reason, ObjectReference[] documents, ObjectReference[] images)
    {
        var title = reason == RejectionReason.PatientSafety ? Concepts.RejectedForSafety : Concepts.RejectedForQuality;
        var root = ContentItem.Container(title,
        [
            ContentItem.Code(ContentItem.Observes, Concepts.ObserverType, Concepts.Device),
            ContentItem.Uid(ContentItem.Observes, Concepts.DeviceUid, record.Sender.DeviceUid),
            ContentItem.Text(ContentItem.Contains, Concepts.KeyObjectDescription,
                $"HipAI report version {rejected.Version} is withdrawn; version {record.Report.Version} takes its place."),
            .. images.Select(image => ContentItem.Image(ContentItem.Contains, null, image)),
            .. documents.Select(document => ContentItem.Composite(ContentItem.Contains, document)),
        ]);
        root.Remove(DicomTag.RelationshipType);
        return root.AddOrUpdate(DicomTag.ContentTemplateSequence, new DicomDataset()
            .AddOrUpdate(DicomTag.MappingResource, "DCMR")
            .AddOrUpdate(DicomTag.TemplateIdentifier, "2010"));
    }
}
