using HipAi.Scp.Assembly;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using HipAi.Studies.Rules;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>The studies that still receive, and their closing. The time to close is a row, so a restart forgets nothing (requirement B1).</summary>
internal sealed class OpenStudies(HipAiDatabase database)
{
    /// <summary>When the next study falls due; null when none is open.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken ct) =>
        database.ReadAsync(
            db => db.Studies.Where(s => s.State == StudyState.Receiving).MinAsync(s => s.ClosesAt, ct), ct);

    /// <summary>The studies that are due, the longest due first.</summary>
    public Task<IReadOnlyList<string>> DueAsync(DateTimeOffset now, CancellationToken ct) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async db => await db.Studies
                .Where(s => s.State == StudyState.Receiving && s.ClosesAt <= now)
                .OrderBy(s => s.ClosesAt)
                .Select(s => s.StudyInstanceUid)
                .ToListAsync(ct),
            ct);

    /// <summary>
    /// After the clock was set back the closing times lie too far ahead. A study whose last image came after now shows it: what is left
    /// of its wait is counted from now on, so that nothing waits longer than its quiet period.
    /// </summary>
    /// <param name="now">The time as the clock has it now.</param>
    /// <param name="waited">How much of the wait is over for certain: since studies were last looked at, by a clock that nobody sets.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>How many studies that were.</returns>
    public async Task<int> RecountAsync(DateTimeOffset now, TimeSpan waited, CancellationToken ct)
    {
        var beyond = now + database.ClockTolerance;
        var ahead = await database.ReadAsync(
            db => db.Studies.Where(s => s.State == StudyState.Receiving && s.LastReceivedAt > beyond).Select(s => s.StudyInstanceUid).ToListAsync(ct), ct);
        var count = 0;
        foreach (var uid in ahead)
            if (await database.WriteAsync(WriteKey.Study(uid), db => RecountAsync(db, uid, now, waited, ct), ct)) count++;
        return count;
    }

    /// <summary>
    /// Writes the next snapshot of a study and settles it, in one commit. Without a snapshot an image came meanwhile and it is not due
    /// any more, or nothing is left of it but images of discontinued procedure steps: then with why it was dropped.
    /// </summary>
    public Task<(StudySnapshot? Snapshot, string? DroppedBecause)> CloseAsync(string uid, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(WriteKey.Study(uid), db => CloseAsync(db, uid, now, ct), ct);

    /// <summary>Sets a study aside that cannot be closed.</summary>
    public Task<bool> QuarantineAsync(string uid, string reason, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(
            WriteKey.Study(uid),
            async db =>
            {
                var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == uid, ct);
                if (study.State != StudyState.Receiving) return false;
                study.State = StudyTransitions.Step(study.State, StudyState.Quarantined);
                study.Reason = reason;
                StudyOpening.Shut(study);
                db.Events.Add(new EventRow { StudyInstanceUid = uid, At = now, What = "Could not be closed: quarantined" });
                return true;
            },
            ct);

    private static async Task<bool> RecountAsync(HipAiDbContext db, string uid, DateTimeOffset now, TimeSpan waited, CancellationToken ct)
    {
        var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == uid, ct);
        if (study.State != StudyState.Receiving || study.LastReceivedAt <= now || study.ClosesAt is not { } closes) return false;
        var left = closes - study.LastReceivedAt - waited;
        study.ClosesAt = left > TimeSpan.Zero ? now + left : now;
        study.LastReceivedAt = now;
        if (study.OpenedAt > now) study.OpenedAt = now;
        db.Events.Add(new EventRow { StudyInstanceUid = uid, At = now, What = "The clock was set back: the time to close is counted anew" });
        return true;
    }

    private static async Task<(StudySnapshot? Snapshot, string? DroppedBecause)> CloseAsync(HipAiDbContext db, string uid, DateTimeOffset now, CancellationToken ct)
    {
        var study = await db.Studies.SingleAsync(s => s.StudyInstanceUid == uid, ct);
        if (study.State != StudyState.Receiving || study.ClosesAt is not { } due || due > now) return (null, null);
        var rows = await db.Instances.AsNoTracking().Where(i => i.StudyInstanceUid == uid).OrderBy(i => i.Id).ToListAsync(ct);
        var steps = await StudySteps.OfAsync(db, uid, ct);
        var keptOut = await StudySteps.KeptOutAsync(db, steps, rows, ct);
        var because = study.ClosesBecause ?? ClosedBecause.QuietPeriod;
        var snapshot = SnapshotRules.Build(
            uid, study.Revision + 1, because, now, RecordJson.Read<StudyFacts>(study.FactsJson), rows.ConvertAll(InstanceRows.ToIndexed), keptOut);
        if (keptOut.Count > 0 && snapshot.Images.All(image => image.ExcludedBecause is not null))
        {
            return (null, await StepEffects.DropAsync(db, study, PerformedStepRules.WhyDropped(steps, StepVerdict.Open), now, ct));
        }

        snapshot = snapshot with { Priors = await PriorStudies.OfAsync(db, study, ct) };
        Settle(db, study, snapshot, now);
        return (snapshot, null);
    }

    private static void Settle(HipAiDbContext db, StudyRow study, StudySnapshot snapshot, DateTimeOffset now)
    {
        var (uid, because, count) = (snapshot.StudyInstanceUid, snapshot.ClosedBecause, snapshot.Images.Count);
        db.Snapshots.Add(new SnapshotRow { StudyInstanceUid = uid, Revision = snapshot.Revision, At = now, Json = RecordJson.Write(snapshot) });
        db.Events.Add(new EventRow
        {
            StudyInstanceUid = uid,
            At = now,
            What = $"Closed ({Words(because)}), {count} image{(count == 1 ? "" : "s")}: revision {snapshot.Revision}",
        });
        study.State = StudyTransitions.Step(study.State, StudyState.Settled);
        study.Revision = snapshot.Revision;
        study.ClosedBecause = because;
        StudyOpening.Shut(study);
    }

    private static string Words(ClosedBecause because) => because switch
    {
        ClosedBecause.QuietPeriod => "quiet period",
        ClosedBecause.HardCap => "hard cap",
        ClosedBecause.ViewsComplete => "views complete",
        ClosedBecause.PerformedProcedureStep => "procedure steps completed and all they list is here",
        ClosedBecause.Person => "taken on by a person",
        _ => because.ToString(),
    };
}
