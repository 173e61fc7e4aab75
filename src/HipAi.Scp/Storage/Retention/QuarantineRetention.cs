using HipAi.Scp.Configuration;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Retention;

/// <summary>Removes objects from quarantine when their time is over; the row with the reason stays.</summary>
internal sealed class QuarantineRetention(HipAiDatabase database, DataFolder folder, RetentionFiles files, RetentionOptions spans, TimeProvider time)
{
    private static readonly WriteKey Key = WriteKey.Named("quarantine");

    /// <summary>What would go now.</summary>
    public async Task<RetentionTally> PlanAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var rows = await database.ReadAsync(db => db.QuarantinedObjects.Where(q => q.RemovedAt == null).ToListAsync(ct), ct);
        var tally = new RetentionTally();
        foreach (var row in rows.Where(row => RetentionRules.QuarantinedGoes(row.At, spans, now)))
            tally.Add(RetentionKind.Quarantine, 1, new FileInfo(folder.Absolute(row.RelativePath)) is { Exists: true, Length: var length } ? length : 0);
        return tally;
    }

    /// <summary>Commits the removal, then deletes the files, of earlier removals too.</summary>
    public async Task<RetentionTally> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await database.WriteAsync(Key, db => MarkAsync(db, now, ct), ct);
        return await database.WriteAsync(
            Key,
            async db =>
            {
                var tally = new RetentionTally();
                foreach (var row in await db.QuarantinedObjects.Where(q => q.RemovedAt != null && q.DeletedAt == null).ToListAsync(ct))
                {
                    if (files.Delete(row.RelativePath) is { } bytes) tally.Add(RetentionKind.Quarantine, 1, bytes);
                    row.DeletedAt = now;
                }

                return tally;
            },
            ct);
    }

    private async Task<bool> MarkAsync(HipAiDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        if (spans.Quarantine == TimeSpan.Zero) return false;
        foreach (var row in (await db.QuarantinedObjects.Where(q => q.RemovedAt == null).ToListAsync(ct)).Where(q => RetentionRules.QuarantinedGoes(q.At, spans, now)))
            row.RemovedAt = now;
        return true;
    }
}
