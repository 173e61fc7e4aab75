using HipAi.Scp.Configuration;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>
/// Gives each closed study to one node for a time (requirement H6). A claim that has run out may be made by any node; its higher
/// fence makes void whatever the earlier node records after that. So a clock that is wrong costs work that is done twice,
/// never a report that is.
/// </summary>
internal sealed class StudyClaims(HipAiDatabase database, DataFolder folder, PipelineOptions options, TimeProvider time)
{
    private static readonly StudyState[] Unfinished = [StudyState.Settled, StudyState.Inferred];

    private static readonly string States = string.Join(", ", Unfinished.Select(state => $"'{state}'"));

    /// <summary>Claims the study that is ready and has waited longest; null when none is.</summary>
    public Task<StudyLease?> ClaimAsync(CancellationToken ct) => database.WriteAsync(WriteKey.None, db => ClaimAsync(db, ct), ct);

    /// <summary>Makes a claim last longer.</summary>
    /// <returns>False when the study is not this claim's any more.</returns>
    public Task<bool> RenewAsync(StudyLease lease, CancellationToken ct) => ChangeAsync(lease, study => study.LeaseUntil = time.GetUtcNow() + options.Lease, ct);

    /// <summary>Gives a study back; one that is not this claim's any more is left alone.</summary>
    public Task<bool> ReleaseAsync(StudyLease lease, CancellationToken ct) => ChangeAsync(lease, Release, ct);

    /// <summary>At start this node works on nothing: what it had claimed before is free.</summary>
    /// <returns>How many studies that were.</returns>
    public Task<int> ReleaseOwnAsync(CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        db => db.Studies.Where(s => s.LeaseOwner == folder.Node).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.LeaseOwner, (string?)null).SetProperty(s => s.LeaseUntil, (DateTimeOffset?)null), ct),
        ct);

    /// <summary>When a study may become ready by itself: a wait for another attempt ends, or a claim runs out; null when there is none.</summary>
    public Task<DateTimeOffset?> NextAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var beyond = now + database.ClockTolerance;
        return database.ReadAsync(
            async db =>
            {
                var waiting = db.Studies.Where(s => Unfinished.Contains(s.State));
                var retry = await waiting.Where(s => s.RetryAt > now && !(s.FailedAt > beyond)).MinAsync(s => s.RetryAt, ct);
                var lease = await waiting.Where(s => s.LeaseUntil > now).MinAsync(s => s.LeaseUntil, ct);
                return retry is { } first && !(lease < first) ? first : lease;
            },
            ct);
    }

    /// <summary>How many closed studies wait for a node that takes them.</summary>
    public Task<int> WaitingAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync(db => db.Studies.CountAsync(s => Unfinished.Contains(s.State) && !(s.LeaseUntil > now), ct), ct);
    }

    /// <summary>The study is nobody's from now on.</summary>
    public static void Release(StudyRow study) => (study.LeaseOwner, study.LeaseUntil) = (null, null);

    private async Task<StudyLease?> ClaimAsync(HipAiDbContext db, CancellationToken ct)
    {
        // An attempt that failed in the future, or a claim longer than any that is made, was written before the clock was set back: neither
        // must keep the study waiting.
        var now = time.GetUtcNow();
        var (failedBeyond, leaseBeyond) = (now + database.ClockTolerance, now + (2 * options.Lease));
        var sql = $$"""
            SELECT * FROM "Studies"
            WHERE "State" IN ({{States}})
                AND ("RetryAt" IS NULL OR "RetryAt" <= {0} OR "FailedAt" > {1})
                AND ("LeaseUntil" IS NULL OR "LeaseUntil" <= {0} OR "LeaseUntil" > {2})
            ORDER BY "LastReceivedAt" LIMIT 1 {{database.SkipLocked}}
            """;
        if (await db.Studies.FromSqlRaw(sql, now.UtcTicks, failedBeyond.UtcTicks, leaseBeyond.UtcTicks).ToListAsync(ct) is not [var study]) return null;
        study.LeaseOwner = folder.Node;
        study.LeaseUntil = now + options.Lease;
        study.Fence++;
        return new StudyLease(study.StudyInstanceUid, study.Fence);
    }

    private Task<bool> ChangeAsync(StudyLease lease, Action<StudyRow> change, CancellationToken ct) => database.WriteAsync(
        WriteKey.Study(lease.StudyInstanceUid),
        async db =>
        {
            var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == lease.StudyInstanceUid, ct);
            if (study.Fence != lease.Fence || study.LeaseOwner is null) return false;
            change(study);
            return true;
        },
        ct);
}
