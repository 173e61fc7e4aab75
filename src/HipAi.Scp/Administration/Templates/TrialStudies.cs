using HipAi.Reporting;
using HipAi.Scp.Review;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Administration.Templates;

/// <summary>What a template can be tried on (requirement E3): nobody has to know a UID.</summary>
internal sealed class TrialStudies(HipAiDatabase database, TimeProvider time)
{
    private const int Most = 40;

    /// <summary>The made-up studies.</summary>
    public static IReadOnlyList<TrialStudy> Samples { get; } = [.. TemplateSamples.All.Select(sample => new TrialStudy(sample.Id, sample.Title))];

    /// <summary>The studies that were judged last, newest first, by date, views and findings; names no patient.</summary>
    public Task<IReadOnlyList<TrialStudy>> RecentAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<TrialStudy>>(
        async db =>
        {
            var judged = await db.Predictions.OrderByDescending(row => row.At).Take(2 * Most).ToListAsync(ct);
            var newest = judged.DistinctBy(row => row.StudyInstanceUid).Take(Most).ToList();
            string[] uids = [.. newest.Select(row => row.StudyInstanceUid)];
            var snapshots = await db.Snapshots.Where(row => uids.Contains(row.StudyInstanceUid)).ToListAsync(ct);
            return [.. newest.Select(row => Describe(row, snapshots.Find(snapshot => snapshot.StudyInstanceUid == row.StudyInstanceUid && snapshot.Revision == row.SnapshotRevision)))];
        },
        ct);

    private TrialStudy Describe(PredictionRow row, SnapshotRow? snapshot)
    {
        var prediction = RecordJson.Read<StudyPrediction>(row.Json);
        var views = snapshot is null ? "" : string.Join(" + ", RecordJson.Read<StudySnapshot>(snapshot.Json).Images
            .Where(image => image.ExcludedBecause is null).Select(image => image.View.Value.DisplayName()).Distinct());
        var hips = prediction.Hips.Count == 0 ? "nothing could be judged" : string.Join("; ", prediction.Hips.Select(InWords));
        var at = TimeZoneInfo.ConvertTime(row.At, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new TrialStudy(row.StudyInstanceUid, string.Join(" · ", new[] { at, views, hips }.Where(part => part.Length > 0)));
    }

    private static string InWords(HipFinding hip) => hip.Status == FindingStatus.Certain
        ? $"{Display.Side(hip.Side)}: {hip.Class.DisplayName()}"
        : $"{Display.Side(hip.Side)}: indeterminate";
}
