using HipAi.Scp.Configuration;
using HipAi.Studies;

namespace HipAi.Scp.Storage.Retention;

/// <summary>Decides what of a study goes (requirement H7). Pure; the only place that knows. A full disk is no reason here.</summary>
internal static class RetentionRules
{
    /// <summary>The states in which nothing waits: neither for the pipeline nor for a person.</summary>
    public static readonly StudyState[] Ended = [StudyState.Delivered, StudyState.Reviewed];

    /// <summary>Whether anything of the study may go at all: what stands of its report is delivered.</summary>
    public static bool MayLose(KeptStudy study) => Ended.Contains(study.State) && !study.IsUndelivered;

    /// <summary>When the time begins: the last image, the last delivery or the last review, whichever is the latest.</summary>
    public static DateTimeOffset CountedFrom(KeptStudy study) =>
        new[] { study.LastReceivedAt, study.LastDeliveredAt ?? DateTimeOffset.MinValue, study.LastReviewedAt ?? DateTimeOffset.MinValue }.Max();

    /// <summary>Decides.</summary>
    /// <param name="study">The study.</param>
    /// <param name="spans">How long each kind is kept.</param>
    /// <param name="ownReports">Whether reports are delivered to the data folder's own folder; another one belongs to others.</param>
    /// <param name="now">The time.</param>
    public static RetentionDecision Decide(KeptStudy study, RetentionOptions spans, bool ownReports, DateTimeOffset now)
    {
        if (!MayLose(study)) return RetentionDecision.Nothing;
        var age = now - CountedFrom(study);
        var here = study.Images.Where(image => !image.IsRemoved).ToList();
        List<long> images = IsOver(age, spans.Images) ? [.. here.Where(image => spans.RemoveCommitted || !image.IsCommitted).Select(image => image.Id)] : [];
        var hasPictures = study.PicturesRemovedRevision < study.Revision;
        var hasReports = ownReports && study.ReportFilesRemovedVersion < study.DeliveredVersion;
        var pictures = hasPictures && IsOver(age, spans.Pictures);
        var reports = hasReports && IsOver(age, spans.Reports);
        var record = IsOver(age, spans.Records) && images.Count == here.Count && pictures == hasPictures && reports == hasReports;
        return new RetentionDecision(images, pictures, reports, record);
    }

    /// <summary>Whether an object in quarantine goes.</summary>
    public static bool QuarantinedGoes(DateTimeOffset at, RetentionOptions spans, DateTimeOffset now) => IsOver(now - at, spans.Quarantine);

    private static bool IsOver(TimeSpan age, TimeSpan span) => span > TimeSpan.Zero && age >= span;
}
