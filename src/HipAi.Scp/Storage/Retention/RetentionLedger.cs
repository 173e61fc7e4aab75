using HipAi.Scp.Configuration;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Retention;

/// <summary>
/// What retention reads and writes. Of every study first the removal is committed and then its files are deleted, both in writes of the
/// study, each of which looks again: killed anywhere, nothing says that a removed file is here, and the next sweep deletes it. Two
/// services over one database may do it at once.
/// </summary>
/// <param name="database">Where the records are.</param>
/// <param name="files">Where the files are.</param>
/// <param name="spans">How long each kind is kept.</param>
/// <param name="folders">The destinations whose files lie in the data folder's own folder of reports; other folders belong to others.</param>
/// <param name="time">The clock.</param>
internal sealed class RetentionLedger(
    HipAiDatabase database, RetentionFiles files, RetentionOptions spans, IReadOnlyList<string> folders, TimeProvider time)
{
    private bool OwnReports => folders.Count > 0;

    /// <summary>The studies of which something may go now, and those of which something that was removed may still be there.</summary>
    public Task<IReadOnlyList<string>> CandidatesAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<string>>(
        async db =>
        {
            var (now, found) = (time.GetUtcNow(), new SortedSet<string>(StringComparer.Ordinal));
            found.UnionWith(await db.Studies.Where(s => s.RemovalPending).Select(s => s.StudyInstanceUid).ToListAsync(ct));
            foreach (var (span, studies) in Due(db).Where(kind => kind.Span > TimeSpan.Zero))
            {
                var before = now - span;
                found.UnionWith(await studies.Where(s => RetentionRules.Ended.Contains(s.State) && s.LastReceivedAt <= before)
                    .Select(s => s.StudyInstanceUid).ToListAsync(ct));
            }

            return [.. found];
        },
        ct);

    /// <summary>What of a study would go now; nothing when it is not known.</summary>
    public Task<RetentionTally> PlanAsync(string uid, CancellationToken ct) => database.ReadAsync(
        async db =>
        {
            var tally = new RetentionTally();
            if (await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct) is not { } study) return tally;
            var kept = await KeptAsync(db, study, ct);
            var decision = RetentionRules.Decide(kept, spans, OwnReports, time.GetUtcNow());
            tally.Add(RetentionKind.Images, decision.Images.Count, kept.Images.Where(image => decision.Images.Contains(image.Id)).Sum(image => image.Bytes));
            if (decision.Pictures) Count(tally, RetentionKind.Pictures, files.Pictures(uid, kept.Revision));
            if (decision.Reports) Count(tally, RetentionKind.Reports, files.Reports(await DeliveredAsync(db, uid, kept.DeliveredVersion, ct)));
            if (decision.Record) tally.Add(RetentionKind.Records, 1, 0);
            return tally;
        },
        ct);

    /// <summary>Writes down what of a study is removed; no file is touched.</summary>
    public Task<RetentionDecision> MarkAsync(string uid, CancellationToken ct) => database.WriteAsync(
        WriteKey.Study(uid),
        async db =>
        {
            var now = time.GetUtcNow();
            if (await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct) is not { } study) return RetentionDecision.Nothing;
            var kept = await KeptAsync(db, study, ct);
            var decision = RetentionRules.Decide(kept, spans, OwnReports, now);
            if (!decision.HasFiles) return decision;
            study.RemovalPending = true;
            if (decision.Images.Count > 0 && await MarkImagesAsync(db, decision.Images, now, ct) is > 0 and var count)
                AddEvent(db, uid, now, $"Images removed by retention ({count})");
            if (decision.Pictures)
            {
                (study.PicturesRemovedAt, study.PicturesRemovedRevision) = (now, kept.Revision);
                AddEvent(db, uid, now, $"Pictures removed by retention, up to revision {kept.Revision}");
            }

            if (decision.Reports)
            {
                (study.ReportFilesRemovedAt, study.ReportFilesRemovedVersion) = (now, kept.DeliveredVersion);
                AddEvent(db, uid, now, $"Report files removed by retention, up to version {kept.DeliveredVersion}");
            }

            return decision;
        },
        ct);

    /// <summary>
    /// Deletes the files of what was removed of a study. Inside of the write: what comes again meanwhile waits, and finds its row still removed.
    /// </summary>
    /// <returns>What was still there.</returns>
    public Task<RetentionTally> DeleteAsync(string uid, CancellationToken ct) => database.WriteAsync(
        WriteKey.Study(uid),
        async db =>
        {
            var tally = new RetentionTally();
            var study = await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct);
            if (study is not { RemovalPending: true }) return tally;
            Delete(tally, RetentionKind.Images, await RemovedImagesAsync(db, uid, ct));
            Delete(tally, RetentionKind.Pictures, files.Pictures(uid, study.PicturesRemovedRevision));
            if (OwnReports)
                Delete(tally, RetentionKind.Reports, files.Reports(await DeliveredAsync(db, uid, study.ReportFilesRemovedVersion, ct)));
            files.RemoveEmptyFolders(uid);
            study.RemovalPending = false;
            return tally;
        },
        ct);

    /// <summary>Files of this study were removed and are there nevertheless: the next sweep deletes them.</summary>
    public Task<int> DeleteAgainAsync(string uid, CancellationToken ct) => database.WriteAsync(
        WriteKey.Study(uid),
        db => db.Studies.Where(s => s.StudyInstanceUid == uid).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemovalPending, true), ct), ct);

    /// <summary>Forgets a study, when its time is over and no file of it is left.</summary>
    /// <returns>Whether it was forgotten.</returns>
    public Task<bool> ForgetAsync(string uid, CancellationToken ct) => database.WriteAsync(
        WriteKey.Study(uid),
        async db =>
        {
            if (await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct) is not { RemovalPending: false } study) return false;
            var decision = RetentionRules.Decide(await KeptAsync(db, study, ct), spans, OwnReports, time.GetUtcNow());
            if (!decision.Record || decision.HasFiles) return false;
            await db.Instances.Where(r => r.StudyInstanceUid == uid).ExecuteDeleteAsync(ct);
            await db.Snapshots.Where(r => r.StudyInstanceUid == uid).ExecuteDeleteAsync(ct);
            await db.Predictions.Where(r => r.StudyInstanceUid == uid).ExecuteDeleteAsync(ct);
            await db.Reports.Where(r => r.StudyInstanceUid == uid).ExecuteDeleteAsync(ct);
            await db.Deliveries.Where(r => r.StudyInstanceUid == uid).ExecuteDeleteAsync(ct);
            await db.Outbox.Where(r => r.StudyInstanceUid == uid).ExecuteDeleteAsync(ct);
            await db.Events.Where(r => r.StudyInstanceUid == uid).ExecuteDeleteAsync(ct);
            await ForgetStepsAsync(db, uid, ct);
            db.Studies.Remove(study);
            return true;
        },
        ct);

    /// <summary>Forgets the performed procedure steps that name this study and no other that is left.</summary>
    private static async Task ForgetStepsAsync(HipAiDbContext db, string uid, CancellationToken ct)
    {
        var steps = await db.PerformedStepStudies.Where(link => link.StudyInstanceUid == uid).Select(link => link.StepUid).ToListAsync(ct);
        if (steps.Count == 0) return;
        await db.PerformedStepStudies.Where(link => link.StudyInstanceUid == uid).ExecuteDeleteAsync(ct);
        var left = await db.PerformedStepStudies.Where(link => steps.Contains(link.StepUid)).Select(link => link.StepUid).Distinct().ToListAsync(ct);
        var gone = steps.Except(left).ToList();
        await db.PerformedStepInstances.Where(listed => gone.Contains(listed.StepUid)).ExecuteDeleteAsync(ct);
        await db.PerformedSteps.Where(step => gone.Contains(step.SopInstanceUid)).ExecuteDeleteAsync(ct);
    }

    /// <summary>The kinds of a study's objects, each with the studies that still have some.</summary>
    private IEnumerable<(TimeSpan Span, IQueryable<StudyRow> Studies)> Due(HipAiDbContext db)
    {
        var committedToo = spans.RemoveCommitted;
        yield return (spans.Images, db.Studies.Where(s => db.Instances.Any(
            i => i.StudyInstanceUid == s.StudyInstanceUid && i.RemovedAt == null && (committedToo || i.CommittedAt == null))));
        yield return (spans.Pictures, db.Studies.Where(s => s.PicturesRemovedRevision < s.Revision));
        if (OwnReports)
        {
            yield return (spans.Reports, db.Studies.Where(s => db.Deliveries.Any(
                d => d.StudyInstanceUid == s.StudyInstanceUid && folders.Contains(d.Destination) && d.Version > s.ReportFilesRemovedVersion)));
        }

        yield return (spans.Records, db.Studies.Where(s => !db.Instances.Any(i => i.StudyInstanceUid == s.StudyInstanceUid && i.RemovedAt == null)));
    }

    private async Task<KeptStudy> KeptAsync(HipAiDbContext db, StudyRow study, CancellationToken ct)
    {
        var uid = study.StudyInstanceUid;
        var versions = await ReportRows.VersionsAsync(db, uid, ct);
        var receipts = await db.Deliveries.AsNoTracking().Where(d => d.StudyInstanceUid == uid).ToListAsync(ct);
        // A dead letter may be sent again: its pictures and its header must be there then.
        var isOpen = await db.Outbox.AnyAsync(o => o.StudyInstanceUid == uid && (o.State == DeliveryState.Waiting || o.State == DeliveryState.Dead), ct);
        var images = await db.Instances.Where(i => i.StudyInstanceUid == uid)
            .Select(i => new KeptImage(i.Id, i.DataSetLength, i.RemovedAt != null, i.CommittedAt != null)).ToListAsync(ct);
        return new KeptStudy(
            study.State,
            study.LastReceivedAt,
            receipts.Select(receipt => (DateTimeOffset?)receipt.At).Max(),
            ReportVersions.Newest(versions, ReportAuthor.Person)?.ComposedAt,
            isOpen || ReportVersions.Current(versions) is not { } stands || receipts.All(receipt => receipt.Version != stands.Version),
            study.Revision,
            study.PicturesRemovedRevision,
            receipts.Where(receipt => folders.Contains(receipt.Destination)).Select(receipt => receipt.Version).DefaultIfEmpty().Max(),
            study.ReportFilesRemovedVersion,
            images);
    }

    /// <summary>Looks at each row again: one that was committed to, or removed, by another service meanwhile is left out.</summary>
    private Task<int> MarkImagesAsync(HipAiDbContext db, IReadOnlyList<long> ids, DateTimeOffset now, CancellationToken ct)
    {
        var committedToo = spans.RemoveCommitted;
        return db.Instances.Where(i => ids.Contains(i.Id) && i.RemovedAt == null && (committedToo || i.CommittedAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RemovedAt, now), ct);
    }

    /// <summary>The files of removed images, without those that a row names whose image is here.</summary>
    private static async Task<List<string>> RemovedImagesAsync(HipAiDbContext db, string uid, CancellationToken ct) =>
        await db.Instances
            .Where(i => i.StudyInstanceUid == uid && i.RemovedAt != null
                && !db.Instances.Any(other => other.RelativePath == i.RelativePath && other.RemovedAt == null))
            .Select(i => i.RelativePath).Distinct().ToListAsync(ct);

    /// <summary>The files that receipts name, of versions up to one.</summary>
    private async Task<IReadOnlyList<string>> DeliveredAsync(HipAiDbContext db, string uid, int throughVersion, CancellationToken ct) =>
    [
        .. (await db.Deliveries.Where(d => d.StudyInstanceUid == uid && folders.Contains(d.Destination) && d.Version <= throughVersion)
                .Select(d => d.Json).ToListAsync(ct))
            .SelectMany(json => RecordJson.Read<DeliveryReceipt>(json).Files).Select(file => file.Name).Distinct(),
    ];

    private void Delete(RetentionTally tally, RetentionKind kind, IEnumerable<string> paths)
    {
        foreach (var path in paths.ToList())
            if (files.Delete(path) is { } bytes) tally.Add(kind, 1, bytes);
    }

    private static void Count(RetentionTally tally, RetentionKind kind, IEnumerable<string> paths)
    {
        foreach (var path in paths) tally.Add(kind, 1, new FileInfo(path).Length);
    }

    private static void AddEvent(HipAiDbContext db, string uid, DateTimeOffset at, string what) =>
        db.Events.Add(new EventRow { StudyInstanceUid = uid, At = at, What = what });
}
