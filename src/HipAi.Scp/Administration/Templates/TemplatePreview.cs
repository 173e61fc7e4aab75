using HipAi.Reporting;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Administration.Templates;

/// <summary>Shows what a draft makes of a study that was judged, beside what the serving template makes of it (requirement E3). Changes nothing.</summary>
internal sealed class TemplatePreview(HipAiDatabase database, TemplateShelf shelf, TimeProvider time)
{
    /// <summary>Renders both.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="uid">Study Instance UID.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Null when no such study was judged.</returns>
    /// <exception cref="TemplateException">The draft fails on this study.</exception>
    public async Task<(PreliminaryReport Drafted, PreliminaryReport? Published)?> OfAsync(ReportTemplate draft, string uid, CancellationToken ct)
    {
        var study = await database.ReadAsync(db => FindAsync(db, uid, ct), ct);
        if (study is not { } found) return null;
        var now = found.ComposedAt ?? time.GetUtcNow();
        return (
            new ReportComposer(draft).Compose(found.Snapshot, found.Prediction, 1, now),
            shelf.For(found.Snapshot) is null ? null : shelf.Compose(found.Snapshot, found.Prediction, 1, now));
    }

    private static async Task<(StudySnapshot Snapshot, StudyPrediction Prediction, DateTimeOffset? ComposedAt)?> FindAsync(HipAiDbContext db, string uid, CancellationToken ct)
    {
        var prediction = await db.Predictions.Where(row => row.StudyInstanceUid == uid).OrderByDescending(row => row.SnapshotRevision).FirstOrDefaultAsync(ct);
        if (prediction is null) return null;
        var snapshot = await db.Snapshots.SingleAsync(row => row.StudyInstanceUid == uid && row.Revision == prediction.SnapshotRevision, ct);
        var report = await db.Reports.Where(row => row.StudyInstanceUid == uid).OrderByDescending(row => row.Version).FirstOrDefaultAsync(ct);
        return (RecordJson.Read<StudySnapshot>(snapshot.Json), RecordJson.Read<StudyPrediction>(prediction.Json), report?.At);
    }
}
