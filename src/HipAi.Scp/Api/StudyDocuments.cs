using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>Turns what the store holds into what the API says. Pure: no clock, no files.</summary>
internal static class StudyDocuments
{
    /// <summary>Digits kept of a probability: enough to compare two runs, few enough to read.</summary>
    private const int ProbabilityDigits = 6;

    /// <summary>The line of a study in the list.</summary>
    internal static StudyListItem ToListItem(StudySummary summary) => new(
        summary.StudyInstanceUid,
        summary.State.Code(),
        summary.Reason,
        summary.ClosedBecause?.Code(),
        summary.ImageCount,
        summary.FirstReceivedAt,
        summary.LastReceivedAt,
        summary.Facts?.AccessionNumber,
        ApiRoutes.Study(summary.StudyInstanceUid));

    /// <summary>The whole study.</summary>
    internal static StudyDocument ToDocument(StudyDetails details)
    {
        var (summary, snapshot, prediction) = (details.Summary, details.Snapshot, details.Prediction);
        var facts = snapshot?.Facts ?? summary.Facts;
        return new StudyDocument(
            summary.StudyInstanceUid,
            summary.State.Code(),
            summary.Reason,
            summary.ClosedBecause?.Code(),
            snapshot?.ClosedAt,
            snapshot?.Revision,
            summary.FirstReceivedAt,
            summary.LastReceivedAt,
            facts?.AccessionNumber,
            facts,
            Images(details),
            [.. prediction?.Hips.Select(hip => ToDocument(summary.StudyInstanceUid, hip)) ?? []],
            prediction?.Models ?? [],
            prediction?.ExecutionProvider,
            prediction?.JudgedAt,
            details.Report is { } report ? ToDocument(report) : null,
            prediction?.Notes ?? [],
            [.. details.Steps.Select(ToDocument)],
            Offered(details),
            [.. details.Deliveries.Select(DeliveryDocument.From)],
            Removed(details.Removals));
    }

    private static StepDocument ToDocument(StudyStep step) => new(
        step.Step.SopInstanceUid,
        step.Step.Status.Code(),
        step.StationAeTitle,
        DiscontinuationCodes.Describe(step.Step.DiscontinuationCode),
        step.Step.Listed,
        step.Step.Arrived,
        step.CreatedAt,
        step.ChangedAt);

    private static OfferedDocument? Offered(StudyDetails details) => details is { Offered: { } offered, Report: { } stands }
        ? new OfferedDocument(offered.Version, offered.Predecessor, [.. ReportVersions.Difference(stands, offered).Select(line => line.ToString())])
        : null;

    private static RemovedDocument? Removed(StudyRemovals removals) => removals is { ImagesAt: null, PicturesAt: null, ReportFilesAt: null }
        ? null
        : new RemovedDocument(removals.ImagesAt, removals.PicturesAt, removals.ReportFilesAt);

    /// <summary>The objects that came after the newest snapshot was taken, in order of arrival; all of them when there is none.</summary>
    internal static IReadOnlyList<StoredInstance> AfterSnapshot(StudyDetails details)
    {
        if (details.Snapshot is not { } snapshot) return details.Instances;
        var files = snapshot.Images.Select(image => image.Instance.RelativePath).ToHashSet(StringComparer.Ordinal);
        var uids = snapshot.Images.Select(image => image.Instance.SopInstanceUid).ToHashSet(StringComparer.Ordinal);
        // What is older than the snapshot and yet not in it was replaced by an object of the same UID.
        return
        [
            .. details.Instances.Where(instance => !files.Contains(instance.RelativePath)
                && (instance.ReceivedAt > snapshot.ClosedAt || !uids.Contains(instance.SopInstanceUid))),
        ];
    }

    /// <summary>An image that came after the snapshot is listed too, without conclusions.</summary>
    private static IReadOnlyList<ImageDocument> Images(StudyDetails details) =>
    [
        .. (details.Snapshot?.Images ?? []).Select(image => ToDocument(image.Instance, AsJudged(image, details.Prediction), details.Removals)),
        .. AfterSnapshot(details).Select(instance => ToDocument(instance, null, details.Removals)),
    ];

    private static StudyImage AsJudged(StudyImage image, StudyPrediction? prediction) =>
        prediction is null ? image : StudyImageRules.AsJudged(image, prediction);

    private static ImageDocument ToDocument(StoredInstance instance, StudyImage? image, StudyRemovals removals) => new(
        instance.SopInstanceUid,
        instance.SopClassUid,
        instance.SeriesInstanceUid,
        instance.TransferSyntaxUid,
        image?.View.Value.Code(),
        image?.View.Source,
        image?.View.Confidence.ToString().ToLowerInvariant(),
        image?.Side.Value.Code(),
        image?.Side.Source,
        image?.Side.Confidence.ToString().ToLowerInvariant(),
        image?.ExcludedBecause,
        image?.Conflicts ?? [],
        image?.Description.Rows,
        image?.Description.Columns,
        instance.Sha256,
        instance.CallingAeTitle,
        instance.ReceivedAt,
        ApiRoutes.Rendered(instance.StudyInstanceUid, instance.SopInstanceUid),
        removals.Of(instance));

    /// <summary>The pictures of each hip.</summary>
    internal static IEnumerable<HipMapsDocument> ToMaps(StudyDetails details) => ToDocument(details).Hips
        .Select(hip => new HipMapsDocument(hip.Side, hip.Heatmaps, hip.Failure?.Maps ?? []));

    private static HipDocument ToDocument(string studyInstanceUid, HipFinding hip) => new(
        hip.Side.Code(),
        hip.Class.Code(),
        Rounded(hip.Probability),
        hip.Status.Code(),
        hip.Reasons,
        ByCode(hip.Probabilities),
        [.. hip.Votes.Select(ToDocument)],
        [.. hip.Heatmaps.Select(map => new HeatmapDocument(
            ApiRoutes.Heatmap(studyInstanceUid, map.Id), map.Id, map.Member, map.Class.Code(), map.SopInstanceUid, map.Region))],
        hip.Failure is { } failure ? FailureDocuments.ToDocument(studyInstanceUid, failure) : null);

    private static MemberDocument ToDocument(MemberVote vote) => new(
        vote.Member,
        vote.Version,
        vote.View.Code(),
        vote.SopInstanceUid,
        vote.Class.Code(),
        Rounded(vote.Probabilities[(int)vote.Class]),
        ByCode(vote.Probabilities));

    private static ReportDocument ToDocument(PreliminaryReport report) => new(
        report.Text,
        report.Version,
        report.Status.Code(),
        [.. report.Sections.Select(SectionDocument.From)],
        new TemplateDocument(report.TemplateName, report.TemplateSha256, report.TemplateVersion, report.Language),
        report.SnapshotRevision,
        report.ComposedAt,
        report.Predecessor,
        report.Author == ReportAuthor.Person ? "person" : "machine",
        report.Signature is { } signature ? SignatureDocument.From(signature) : null,
        [.. (report.Decisions ?? []).Select(ReportDecisionDocument.From)]);

    private static OrderedDictionary<string, double> ByCode(IReadOnlyList<double> probabilities)
    {
        var byCode = new OrderedDictionary<string, double>(HardwareClasses.Count, StringComparer.Ordinal);
        foreach (var hardware in HardwareClasses.All) byCode.Add(hardware.Code(), Rounded(probabilities[(int)hardware]));
        return byCode;
    }

    private static double Rounded(double probability) => Math.Round(probability, ProbabilityDigits);
}
