using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Review.Signing;

/// <summary>Reads what a review rests on.</summary>
internal sealed class ReviewQueries(HipAiDatabase database)
{
    /// <summary>The study's; null when there is no such study, or no report of it yet.</summary>
    public Task<ReviewFile?> FindAsync(string uid, CancellationToken ct) => database.ReadAsync(db => FindAsync(db, uid, ct), ct);

    /// <summary>Whether there is such a study at all.</summary>
    public Task<bool> IsKnownAsync(string uid, CancellationToken ct) =>
        database.ReadAsync(db => db.Studies.AnyAsync(study => study.StudyInstanceUid == uid, ct), ct);

    /// <summary>The same within a read or write.</summary>
    public static async Task<ReviewFile?> FindAsync(HipAiDbContext db, string uid, CancellationToken ct)
    {
        var study = await db.Studies.AsNoTracking().SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct);
        if (study is null) return null;
        var versions = await ReportRows.VersionsAsync(db, uid, ct);
        if (ReportVersions.Newest(versions, ReportAuthor.Machine) is not { SnapshotRevision: var revision }) return null;
        var snapshot = await db.Snapshots.AsNoTracking().SingleAsync(row => row.StudyInstanceUid == uid && row.Revision == revision, ct);
        var prediction = await db.Predictions.AsNoTracking().SingleAsync(row => row.StudyInstanceUid == uid && row.SnapshotRevision == revision, ct);
        var rows = await db.HipDecisions.AsNoTracking().Where(row => row.StudyInstanceUid == uid).OrderBy(row => row.Id).ToListAsync(ct);
        return new ReviewFile(
            uid, study.State, study.FirstReceivedAt, versions,
            RecordJson.Read<StudySnapshot>(snapshot.Json), RecordJson.Read<StudyPrediction>(prediction.Json),
            [.. rows.Where(row => row.Kind == HipDecisionRow.Decision).Select(Decision)],
            [.. rows.Where(row => row.Kind == HipDecisionRow.FirstReading).Select(row => (row.By, RecordJson.Read<FirstReading>(row.Json)))],
            await db.OfferDismissals.Where(row => row.StudyInstanceUid == uid).Select(row => row.Version).ToListAsync(ct));
    }

    private static RecordedDecision Decision(HipDecisionRow row) =>
        new(row.Id, row.SnapshotRevision, RecordJson.Read<HipDecision>(row.Json), row.By, row.At);
}
