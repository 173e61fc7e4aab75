using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>From the first image to the draft: when each step was written down, and why (requirement H1).</summary>
internal static class StudyTimeline
{
    /// <summary>The steps known of a study, in order of time.</summary>
    internal static IReadOnlyList<TimelineEntry> Of(StudyDetails details)
    {
        List<TimelineEntry> entries = [.. Received(details)];
        if (details.Snapshot is { } snapshot)
            entries.Add(new(snapshot.ClosedAt, $"Study taken as complete (revision {snapshot.Revision})", Display.Closing(snapshot.ClosedBecause)));
        if (details.Prediction is { } prediction)
            entries.Add(new(prediction.JudgedAt, "Images judged", $"{Words.Count(prediction.Models.Count, "model")} on {prediction.ExecutionProvider}"));
        if (details.Report is { } report)
            entries.Add(new(report.ComposedAt, $"Report version {report.Version} composed", $"template {report.TemplateName}"));
        return [.. entries.OrderBy(entry => entry.At)];
    }

    private static IEnumerable<TimelineEntry> Received(StudyDetails details)
    {
        var (summary, instances) = (details.Summary, details.Instances);
        var senders = string.Join(", ", instances.Select(instance => instance.CallingAeTitle).Distinct(StringComparer.Ordinal));
        var from = senders.Length > 0 ? $"from {senders}" : null;
        if (summary.ImageCount < 2)
        {
            yield return new(summary.FirstReceivedAt, "Image received", from);
            yield break;
        }
        yield return new(summary.FirstReceivedAt, "First image received", from);
        yield return new(summary.LastReceivedAt, "Last image received", Words.Count(summary.ImageCount, "object") + " in all");
    }
}
