using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Delivery;

/// <summary>
/// What destinations are to get, and which node sends to which (requirements D7, H6). One node at a time has a destination; its rows are
/// taken in the order in which they were written, of each study one version after the other. What a node records after its claim
/// has run out is void: then another node has sent the same, under the same identifiers.
/// </summary>
internal sealed class Outbox(HipAiDatabase database, DataFolder folder, PipelineOptions pipeline, TimeProvider time, Func<double> lot)
{
    /// <summary>A study that is held or discontinued is not reported, also not what was written before (requirements A10, B3).</summary>
    private static readonly StudyState[] NotSent = [StudyState.Held, StudyState.Discontinued];

    /// <summary>Claims a destination, when there is something to send to it and no other node has it.</summary>
    public Task<DestinationLease?> ClaimAsync(DestinationOptions destination, CancellationToken ct) => database.WriteAsync(
        WriteKey.Named("destination " + destination.Name),
        async db =>
        {
            var now = time.GetUtcNow();
            var row = await RowAsync(db, destination.Name, ct);
            if (FreeAt(row, now) > now || !await Due(db, destination.Name, now).AnyAsync(ct)) return null;
            (row.LeaseOwner, row.LeaseUntil) = (folder.Node, now + pipeline.Lease);
            row.Fence++;
            return new DestinationLease(destination.Name, row.Fence, row.Failures >= destination.FailuresToOpen);
        },
        ct);

    /// <summary>
    /// What is to be sent now, the oldest first, reports that have failed before last; renews the claim. Where a later version takes the
    /// place of an earlier one, an earlier one that is not signed is passed over and not sent.
    /// </summary>
    /// <returns>At most one version of each study; nothing when the claim is lost.</returns>
    public Task<IReadOnlyList<DueReport>> TakeAsync(DestinationLease lease, DestinationOptions destination, int most, CancellationToken ct) =>
        database.WriteAsync<IReadOnlyList<DueReport>>(
            WriteKey.Named("destination " + lease.Destination),
            async db =>
            {
                if (await HeldAsync(db, lease, ct) is not { } row) return [];
                var now = time.GetUtcNow();
                row.LeaseUntil = now + pipeline.Lease;
                while (true)
                {
                    var due = await Due(db, lease.Destination, now).OrderBy(o => o.Faults).ThenBy(o => o.Id).Take(most).ToListAsync(ct);
                    if (FormsOfKinds.Replaces(destination.Kind) && await PassOverAsync(db, due, now, ct)) continue;
                    return await ToReportsAsync(db, due, destination, ct);
                }
            },
            ct);

    /// <summary>Writes down how an attempt ended: the row, the receipt, and, when the last destination has the version, that the study is delivered.</summary>
    /// <returns>Null when the claim is lost or the row has ended meanwhile; nothing is written then.</returns>
    public Task<RecordedAttempt?> RecordAsync(
        DestinationLease lease, DestinationOptions destination, DueReport report, DeliveryOutcome outcome, CancellationToken ct) => database.WriteAsync(
        WriteKey.All([WriteKey.Named("destination " + lease.Destination), WriteKey.Study(report.StudyInstanceUid)]),
        async db =>
        {
            if (await HeldAsync(db, lease, ct) is not { } row) return null;
            if (await db.Outbox.SingleOrDefaultAsync(o => o.Id == report.Id && o.State == DeliveryState.Waiting, ct) is not { } sent) return null;
            var (now, before) = (time.GetUtcNow(), row.Failures);
            DeliveryRules.Apply(row, sent, outcome, destination, now, lot());
            row.LeaseUntil = now + pipeline.Lease;
            var since = await OutboxEffects.AfterAsync(db, sent, outcome, now, ct);
            return new RecordedAttempt(sent.State, sent.Attempts, (before, row.Failures), row.NextAttemptAt, now - sent.CreatedAt, since);
        },
        ct);

    /// <summary>Makes a claim last longer.</summary>
    /// <returns>False when the destination is not this claim's any more.</returns>
    public Task<bool> RenewAsync(DestinationLease lease, CancellationToken ct) =>
        ChangeAsync(lease, row => row.LeaseUntil = time.GetUtcNow() + pipeline.Lease, ct);

    /// <summary>Gives a destination back; one that is not this claim's any more is left alone.</summary>
    public Task<bool> ReleaseAsync(DestinationLease lease, CancellationToken ct) =>
        ChangeAsync(lease, row => (row.LeaseOwner, row.LeaseUntil) = (null, null), ct);

    /// <summary>When there may be something to send to a destination; null while nothing waits for it.</summary>
    public Task<DateTimeOffset?> NextAsync(string destination, CancellationToken ct) => database.ReadAsync<DateTimeOffset?>(
        async db =>
        {
            var now = time.GetUtcNow();
            var free = await db.Destinations.SingleOrDefaultAsync(d => d.Name == destination, ct) is { } row ? FreeAt(row, now) : now;
            if (await Due(db, destination, now).AnyAsync(ct)) return free;
            var waits = await Ready(db, destination).MinAsync(o => o.NextAttemptAt, ct);
            return waits > free ? waits : waits is null ? null : free;
        },
        ct);

    /// <summary>From when on this node may send: another's claim ends, a wait ends. A time that a clock set back has left behind says nothing.</summary>
    private DateTimeOffset FreeAt(DestinationRow row, DateTimeOffset now)
    {
        var (claimed, waits) = (now, now);
        if (row.LeaseOwner is not null && row.LeaseOwner != folder.Node && row.LeaseUntil <= now + (2 * pipeline.Lease)) claimed = row.LeaseUntil ?? now;
        if (row.NextAttemptAt is { } next && !(row.AttemptedAt > now + database.ClockTolerance)) waits = next;
        return claimed > waits ? claimed : waits;
    }

    /// <summary>Rows that wait, the first version of each study, of studies that are reported.</summary>
    private static IQueryable<OutboxRow> Ready(HipAiDbContext db, string destination) => db.Outbox.Where(o =>
        o.Destination == destination && o.State == DeliveryState.Waiting
        && !db.Outbox.Any(e => e.StudyInstanceUid == o.StudyInstanceUid && e.Destination == destination && e.Version < o.Version && e.State == DeliveryState.Waiting)
        && db.Studies.Any(s => s.StudyInstanceUid == o.StudyInstanceUid && !NotSent.Contains(s.State)));

    private IQueryable<OutboxRow> Due(HipAiDbContext db, string destination, DateTimeOffset now)
    {
        var beyond = now + database.ClockTolerance;
        return Ready(db, destination).Where(o => o.NextAttemptAt == null || o.NextAttemptAt <= now || o.AttemptedAt > beyond);
    }

    private static async Task<DestinationRow> RowAsync(HipAiDbContext db, string name, CancellationToken ct)
    {
        if (await db.Destinations.SingleOrDefaultAsync(d => d.Name == name, ct) is { } row) return row;
        row = new DestinationRow { Name = name };
        db.Destinations.Add(row);
        return row;
    }

    private static async Task<DestinationRow?> HeldAsync(HipAiDbContext db, DestinationLease lease, CancellationToken ct) =>
        await db.Destinations.SingleOrDefaultAsync(d => d.Name == lease.Destination && d.Fence == lease.Fence && d.LeaseOwner != null, ct);

    private static async Task<bool> PassOverAsync(HipAiDbContext db, List<OutboxRow> due, DateTimeOffset now, CancellationToken ct)
    {
        var passed = false;
        foreach (var row in due.Where(row => !row.IsSigned))
        {
            var later = await db.Outbox.Where(o => o.StudyInstanceUid == row.StudyInstanceUid && o.Destination == row.Destination && o.Version > row.Version
                && o.State == DeliveryState.Waiting).MinAsync(o => (int?)o.Version, ct);
            if (later is not { } version) continue;
            OutboxEffects.Supersede(db, row, version, now);
            passed = true;
        }

        if (passed) await db.SaveChangesAsync(ct);
        return passed;
    }

    private static async Task<IReadOnlyList<DueReport>> ToReportsAsync(
        HipAiDbContext db, List<OutboxRow> due, DestinationOptions destination, CancellationToken ct)
    {
        var reports = new List<DueReport>();
        foreach (var row in due)
        {
            var before = destination.RejectionNotes
                ? await db.Outbox.Where(o => o.StudyInstanceUid == row.StudyInstanceUid && o.Destination == row.Destination && o.Version < row.Version
                    && o.State == DeliveryState.Delivered).MaxAsync(o => (int?)o.Version, ct)
                : null;
            reports.Add(new DueReport(row.Id, row.StudyInstanceUid, row.Version, before));
        }

        return reports;
    }

    private Task<bool> ChangeAsync(DestinationLease lease, Action<DestinationRow> change, CancellationToken ct) => database.WriteAsync(
        WriteKey.Named("destination " + lease.Destination),
        async db =>
        {
            if (await HeldAsync(db, lease, ct) is not { } row) return false;
            change(row);
            return true;
        },
        ct);
}
