using HipAi.Reporting;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Administration.Templates;

/// <summary>Shows what a draft makes of a study that was judged, or of a made-up one, beside what serves now (requirement E3). Changes nothing.</summary>
internal sealed class TemplatePreview(HipAiDatabase database, TemplateShelf shelf, RecentViews views, BlindFirst blind, TimeProvider time)
{
    /// <summary>Renders both for a study that was judged; that its patient was seen stands in the audit trail.</summary>
    /// <param name="http">The request.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="uid">Study Instance UID.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Null when no such study was judged, or its findings are hidden from who asks (requirement F3).</returns>
    /// <exception cref="TemplateException">The draft fails on this study.</exception>
    public async Task<RenderedPreview?> OfStudyAsync(HttpContext http, ReportTemplate draft, string uid, CancellationToken ct)
    {
        if (await database.ReadAsync(db => FindAsync(db, uid, ct), ct) is not { } found) return null;
        if (await blind.HidesAsync(Actor.Required(http.User), uid, ct)) return null;
        await views.RecordAsync(AuditEntry.Of(http, AuditAction.StudyViewed, uid, null, $"preview of template {draft.Name}"));
        return Render(draft, found.Snapshot, found.Prediction, found.ComposedAt ?? time.GetUtcNow());
    }

    /// <summary>Renders both for a made-up study.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="id">Which, see <see cref="TemplateSamples"/>.</param>
    /// <returns>Null when there is no such study.</returns>
    /// <exception cref="TemplateException">The draft fails on this study.</exception>
    public RenderedPreview? OfSample(ReportTemplate draft, string id) =>
        TemplateSamples.Find(id) is { } sample ? Render(draft, sample.Snapshot, sample.Prediction, time.GetUtcNow()) : null;

    private RenderedPreview Render(ReportTemplate draft, StudySnapshot snapshot, StudyPrediction prediction, DateTimeOffset at)
    {
        var before = shelf.Serving.FirstOrDefault(published => published.Template.Name == draft.Name) ?? shelf.For(snapshot);
        return new RenderedPreview(
            new ReportComposer(draft).Compose(snapshot, prediction, 1, at),
            before is null ? null : new ReportComposer(before.Template).Compose(snapshot, prediction, 1, at) with { TemplateVersion = before.Version });
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
