using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>What pages and API may ask of the database. Reads only; safe to call from many requests at once.</summary>
public sealed class StudyQueries
{
    private readonly HipAiDatabase _database;

    internal StudyQueries(HipAiDatabase database) => _database = database;

    /// <summary>The studies that changed last, newest image first.</summary>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up the query.</param>
    public Task<IReadOnlyList<StudySummary>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _database.ReadAsync<IReadOnlyList<StudySummary>>(
            async db => (await db.Studies.OrderByDescending(s => s.LastReceivedAt).Take(limit).ToListAsync(cancellationToken))
                .ConvertAll(Summary),
            cancellationToken);
    }

    /// <summary>The studies whose Study Instance UID, Accession Number or Patient ID is exactly this, newest image first (requirement H1).</summary>
    /// <param name="text">The UID, number or id.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up the query.</param>
    public Task<IReadOnlyList<StudySummary>> SearchAsync(string text, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (!StorableText.IsStorable(text)) return Task.FromResult<IReadOnlyList<StudySummary>>([]);
        return _database.ReadAsync<IReadOnlyList<StudySummary>>(
            async db => (await db.Studies
                .Where(s => s.StudyInstanceUid == text || s.AccessionNumber == text || s.PatientId == text)
                .OrderByDescending(s => s.LastReceivedAt).Take(limit).ToListAsync(cancellationToken)).ConvertAll(Summary),
            cancellationToken);
    }

    /// <summary>One study with the newest of its records; null when it is not known.</summary>
    public Task<StudyDetails?> FindAsync(string studyInstanceUid, CancellationToken cancellationToken) =>
        _database.ReadAsync(db => FindAsync(db, studyInstanceUid, cancellationToken), cancellationToken);

    /// <summary>Every version of a study's report, oldest first; empty when there is none.</summary>
    public Task<IReadOnlyList<PreliminaryReport>> ReportsAsync(string studyInstanceUid, CancellationToken cancellationToken) =>
        _database.ReadAsync(db => ReportRows.VersionsAsync(db, studyInstanceUid, cancellationToken), cancellationToken);

    /// <summary>A study's timeline, oldest entry first; empty when the study is not known.</summary>
    public Task<IReadOnlyList<StudyEvent>> TimelineAsync(string studyInstanceUid, CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<StudyEvent>>(
            async db => (await db.Events.Where(e => e.StudyInstanceUid == studyInstanceUid).OrderBy(e => e.Id).ToListAsync(cancellationToken))
                .ConvertAll(row => new StudyEvent(row.At, row.What)),
            cancellationToken);

    /// <summary>The last refused associations, newest first.</summary>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up the query.</param>
    public Task<IReadOnlyList<Refusal>> RefusalsAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _database.ReadAsync<IReadOnlyList<Refusal>>(
            async db => (await db.Refusals.OrderByDescending(r => r.Id).Take(limit).ToListAsync(cancellationToken))
                .ConvertAll(row => new Refusal(row.At, row.Peer, row.CallingAeTitle, row.CalledAeTitle, row.Reason)),
            cancellationToken);
    }

    private static async Task<StudyDetails?> FindAsync(HipAiDbContext db, string uid, CancellationToken cancellationToken)
    {
        var study = await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, cancellationToken);
        if (study is null) return null;
        var snapshot = await db.Snapshots.Where(r => r.StudyInstanceUid == uid).OrderByDescending(r => r.Revision).FirstOrDefaultAsync(cancellationToken);
        var prediction = await db.Predictions.Where(r => r.StudyInstanceUid == uid).OrderByDescending(r => r.SnapshotRevision).FirstOrDefaultAsync(cancellationToken);
        var versions = await ReportRows.VersionsAsync(db, uid, cancellationToken);
        var instances = await db.Instances.Where(i => i.StudyInstanceUid == uid).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        return new StudyDetails(
            Summary(study),
            snapshot is null ? null : RecordJson.Read<StudySnapshot>(snapshot.Json),
            prediction is null ? null : RecordJson.Read<StudyPrediction>(prediction.Json),
            ReportVersions.Current(versions),
            instances.ConvertAll(InstanceRows.ToInstance))
        {
            Steps = await StepsAsync(db, uid, cancellationToken),
            Offered = ReportVersions.Offered(versions) is { } offered && !await db.OfferDismissals.AnyAsync(d => d.StudyInstanceUid == uid && d.Version == offered.Version, cancellationToken) ? offered : null,
            Deliveries = (await db.Outbox.Where(o => o.StudyInstanceUid == uid).OrderBy(o => o.Id).ToListAsync(cancellationToken)).ConvertAll(StudyDelivery.From),
            Removals = Removals(study, instances),
        };
    }

    private static async Task<IReadOnlyList<StudyStep>> StepsAsync(HipAiDbContext db, string uid, CancellationToken cancellationToken)
    {
        var steps = await StudySteps.OfAsync(db, uid, cancellationToken);
        if (steps.Count == 0) return [];
        var told = await (
            from link in db.PerformedStepStudies
            where link.StudyInstanceUid == uid
            join row in db.PerformedSteps on link.StepUid equals row.SopInstanceUid
            select new { row.SopInstanceUid, row.StationAeTitle, row.CreatedAt, row.ChangedAt })
            .ToDictionaryAsync(row => row.SopInstanceUid, cancellationToken);
        return [.. steps.Select(step => (step, row: told[step.SopInstanceUid])).Select(s => new StudyStep(s.step, s.row.StationAeTitle, s.row.CreatedAt, s.row.ChangedAt))];
    }

    private static StudyRemovals Removals(StudyRow study, List<InstanceRow> instances) => new(
        instances.Where(i => i.RemovedAt is not null).GroupBy(i => i.RelativePath).ToDictionary(i => i.Key, i => i.Max(row => row.RemovedAt!.Value)),
        study.PicturesRemovedAt,
        study.PicturesRemovedRevision,
        study.ReportFilesRemovedAt);

    internal static StudySummary Summary(StudyRow row) => new(
        row.StudyInstanceUid,
        row.State,
        row.Reason,
        row.ImageCount,
        row.FirstReceivedAt,
        row.LastReceivedAt,
        row.ClosedBecause,
        RecordJson.Read<StudyFacts>(row.FactsJson));
}
