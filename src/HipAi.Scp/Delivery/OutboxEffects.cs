using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Delivery;

/// <summary>What else is written in the transaction that ends an attempt: receipt, timeline, the study's state, and dead letters that nobody needs any more.</summary>
internal static class OutboxEffects
{
    /// <summary>Writes what follows from the end of an attempt.</summary>
    /// <returns>When the last destination of the version has it now: the time since its last image arrived; else null.</returns>
    public static async Task<TimeSpan?> AfterAsync(HipAiDbContext db, OutboxRow row, DeliveryOutcome outcome, DateTimeOffset now, CancellationToken ct)
    {
        if (row.State == DeliveryState.Delivered)
        {
            AddReceipt(db, row, outcome, now);
            await SupersedeDeadAsync(db, row, now, ct);
            return await EndAsync(db, row, now, ct);
        }

        if (row.State == DeliveryState.Dead)
            AddEvent(db, row, now, $"Report version {row.Version} is a dead letter at {row.Destination} ({outcome.Code}): it is not sent until a person says so");
        else if (row.Attempts == 1)
            AddEvent(db, row, now, $"Report version {row.Version} could not be delivered to {row.Destination} yet ({outcome.Code}): it is tried again");
        return null;
    }

    /// <summary>A version that was not sent, and is not to be: a later one takes its place at the destination.</summary>
    public static void Supersede(HipAiDbContext db, OutboxRow row, int byVersion, DateTimeOffset now)
    {
        (row.State, row.EndedAt, row.NextAttemptAt) = (DeliveryState.Superseded, now, null);
        row.Reason = $"Version {byVersion} takes its place.";
        AddEvent(db, row, now, $"Report version {row.Version} is not sent to {row.Destination}, since version {byVersion} takes its place");
    }

    private static void AddReceipt(HipAiDbContext db, OutboxRow row, DeliveryOutcome outcome, DateTimeOffset now)
    {
        db.Deliveries.Add(new DeliveryRow
        {
            StudyInstanceUid = row.StudyInstanceUid,
            Version = row.Version,
            Destination = row.Destination,
            At = now,
            Json = RecordJson.Write(new DeliveryReceipt(row.StudyInstanceUid, row.Version, row.Destination, now, outcome.Files)),
        });
        AddEvent(db, row, now, $"Report version {row.Version} delivered to {row.Destination}");
    }

    /// <summary>A dead letter that was sent now would overtake: the destination has a later version.</summary>
    private static async Task SupersedeDeadAsync(HipAiDbContext db, OutboxRow row, DateTimeOffset now, CancellationToken ct)
    {
        var dead = await db.Outbox.Where(o => o.StudyInstanceUid == row.StudyInstanceUid && o.Destination == row.Destination && o.Version < row.Version
            && o.State == DeliveryState.Dead).ToListAsync(ct);
        foreach (var letter in dead) Supersede(db, letter, row.Version, now);
    }

    /// <summary>Composed → Delivered, when every destination has the newest version.</summary>
    private static async Task<TimeSpan?> EndAsync(HipAiDbContext db, OutboxRow row, DateTimeOffset now, CancellationToken ct)
    {
        var uid = row.StudyInstanceUid;
        var isOpen = await db.Outbox.AnyAsync(
            o => o.StudyInstanceUid == uid && o.Id != row.Id && (o.Version > row.Version || (o.Version == row.Version && o.State != DeliveryState.Delivered)), ct);
        if (isOpen) return null;
        var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == uid, ct);
        if (study.State == StudyState.Composed) study.State = StudyTransitions.Step(study.State, StudyState.Delivered);
        return now - study.LastReceivedAt;
    }

    private static void AddEvent(HipAiDbContext db, OutboxRow row, DateTimeOffset at, string what) =>
        db.Events.Add(new EventRow { StudyInstanceUid = row.StudyInstanceUid, At = at, What = what });
}
