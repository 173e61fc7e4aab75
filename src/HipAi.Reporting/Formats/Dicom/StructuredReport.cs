using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>
/// A report version as Comprehensive 3D SR (requirement D1): a Measurement Report (PS3.16 TID 1500) with a group per hip, as IHE AIR wants
/// it. Without a signature it is partial, unverified and preliminary. Pure: the same record gives the same object.
/// </summary>
public static class StructuredReport
{
    /// <summary>The classes it can be written in, best first: the content is the same, and an archive that does not take the first may take another.</summary>
    public static IReadOnlyList<DicomUID> SopClasses { get; } =
        [DicomUID.Comprehensive3DSRStorage, DicomUID.ComprehensiveSRStorage, DicomUID.EnhancedSRStorage];

    /// <summary>Writes it as Comprehensive 3D SR.</summary>
    /// <inheritdoc cref="Write(ReportRecord, IReadOnlySet{string}, DicomUID)"/>
    public static DicomFile Write(ReportRecord record, IReadOnlySet<string> pictures) => Write(record, pictures, SopClasses[0]);

    /// <summary>Writes it.</summary>
    /// <param name="record">The report.</param>
    /// <param name="pictures">Ids of the heatmaps that are sent beside it (<see cref="HeatmapCaptures"/>): it refers to these only.</param>
    /// <param name="sopClass">One of <see cref="SopClasses"/>.</param>
    /// <exception cref="ArgumentException">The class is another, the Study Instance UID cannot be written, or a signature names nobody.</exception>
    public static DicomFile Write(ReportRecord record, IReadOnlySet<string> pictures, DicomUID sopClass)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(pictures);
        if (!SopClasses.Contains(sopClass)) throw new ArgumentException("A report is not written in this class.", nameof(sopClass));
        var report = record.Report;
        var result = ResultHeader.Begin(
            record, ResultObject.StructuredReport(record.Snapshot.StudyInstanceUid, report.Version, sopClass),
            new SeriesFacts("SR", 9001, $"HipAI findings ({ReportStanding.Brief(report)})", report.Version, report.ComposedAt));
        Document(result, record, pictures, sopClass);
        DocumentStanding.Add(result, record);
        foreach (var item in Root(record, pictures))
            result.AddOrUpdate(item);
        return new DicomFile(result, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    /// <summary>SR Document General (PS3.3 C.17.2).</summary>
    private static void Document(DicomDataset result, ReportRecord record, IReadOnlySet<string> pictures, DicomUID sopClass)
    {
        result.AddOrUpdate(DicomTag.CodingSchemeIdentificationSequence, new DicomDataset()
                .AddOrUpdate(DicomTag.CodingSchemeDesignator, FindingCodes.Scheme)
                .AddOrUpdate(DicomTag.CodingSchemeUID, FindingCodes.SchemeUid)
                .AddOrUpdate(DicomTag.CodingSchemeName, "HipAI private codes")
                .AddOrUpdate(DicomTag.CodingSchemeResponsibleOrganization, "HipAI"))
            .AddOrUpdate(DicomTag.ReferencedPerformedProcedureStepSequence)
            .AddOrUpdate(DicomTag.PerformedProcedureCodeSequence)
            .AddOrUpdate(DicomTag.ReferencedRequestSequence, RequestReference.Item(record));
        var study = ResultHeader.StudyUid(record);
        ObjectReference[] evidence =
        [
            .. RecordImages.References(record, record.Prediction.Hips.SelectMany(RecordImages.ImagesOf)),
            .. HeatmapCaptures.Ids(record).Where(pictures.Contains).Select(id => GroupItems.HeatmapReference(record, id)),
        ];
        if (evidence.Length > 0) result.AddOrUpdate(DicomTag.CurrentRequestedProcedureEvidenceSequence, Evidence.Of(study, evidence));
        if (record.Report.Predecessor is not { } before) return;
        var predecessor = ObjectReference.To(ResultObject.StructuredReport(record.Snapshot.StudyInstanceUid, before, sopClass));
        result.AddOrUpdate(DicomTag.PredecessorDocumentsSequence, Evidence.Of(study, [predecessor]));
    }

    /// <summary>The root of the tree (TID 1500): what is under a container item, without a relationship to anything above.</summary>
    private static DicomDataset Root(ReportRecord record, IReadOnlySet<string> pictures)
    {
        var root = ContentItem.Container(Concepts.MeasurementReport,
        [
            ContentItem.Code(ContentItem.Modifies, Concepts.Language, Languages.Of(Languages.OfCodes)!),
            .. Observer(record.Sender),
            ContentItem.Code(ContentItem.Modifies, Concepts.ProcedureReported, Procedure(record)),
            .. ImageLibrary.Of(record) is { } library ? [library] : Array.Empty<DicomDataset>(),
            .. Measurements(record, pictures) is { } measurements ? [measurements] : Array.Empty<DicomDataset>(),
            ReportTexts.Of(record),
        ]);
        root.Remove(DicomTag.RelationshipType);
        return root.AddOrUpdate(DicomTag.ContentTemplateSequence, new DicomDataset()
            .AddOrUpdate(DicomTag.MappingResource, "DCMR")
            .AddOrUpdate(DicomTag.MappingResourceUID, "1.2.840.10008.8.1.1")
            .AddOrUpdate(DicomTag.TemplateIdentifier, "1500"));
    }

    /// <summary>The device as observer (TID 1002, TID 1004).</summary>
    private static IEnumerable<DicomDataset> Observer(ReportSender sender)
    {
        yield return ContentItem.Code(ContentItem.Observes, Concepts.ObserverType, Concepts.Device);
        yield return ContentItem.Uid(ContentItem.Observes, Concepts.DeviceUid, sender.DeviceUid);
        yield return ContentItem.Text(ContentItem.Observes, Concepts.DeviceName, sender.StationName);
        yield return ContentItem.Text(ContentItem.Observes, Concepts.DeviceManufacturer, "HipAI");
        yield return ContentItem.Text(ContentItem.Observes, Concepts.DeviceModel, "HipAI");
        yield return ContentItem.Text(ContentItem.Observes, Concepts.DeviceSerial, sender.DeviceUid);
    }

    private static CodedConcept Procedure(ReportRecord record) =>
        SourceCodes.Of(record.Header, DicomTag.ProcedureCodeSequence) is [var first, ..] ? first : Concepts.RadiographOfAnyRegion;

    private static DicomDataset? Measurements(ReportRecord record, IReadOnlySet<string> pictures)
    {
        DicomDataset[] groups =
        [
            .. HipStatement.Hips(record).SelectMany(hip => Groups(record, hip, pictures)),
        ];
        return groups.Length == 0 ? null : ContentItem.Container(Concepts.Measurements, groups);
    }

    private static IEnumerable<DicomDataset> Groups(ReportRecord record, HipFinding hip, IReadOnlySet<string> pictures) =>
    [
        .. ReviewedGroup.Of(record, hip),
        HardwareGroup.Of(record, hip, pictures),
        .. hip.Failure is { } failure ? [FailureGroup.Of(record, hip.Side, failure, pictures)] : Array.Empty<DicomDataset>(),
    ];
}
