using HipAi.Scp.Configuration;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>
/// The performed procedure steps as rows (requirement B3). A change of a step and what it does to its studies are one commit: either all of
/// it is there or nothing, whatever the step's sender is told.
/// </summary>
internal sealed class StepLedger(HipAiDatabase database, AssemblyOptions assembly, TimeProvider time)
{
    /// <summary>Each image that arrives looks at all steps of its study; a study of a whole day has a dozen.</summary>
    public const int MostStepsOfStudy = 500;

    /// <summary>Makes or changes a step.</summary>
    /// <param name="uid">SOP Instance UID of the step.</param>
    /// <param name="callingAeTitle">Who asks.</param>
    /// <param name="named">The studies that the request names.</param>
    /// <param name="decide">From the attributes of the step, null where there is none, to the step as it is to be; null to refuse. Called once, inside the transaction.</param>
    public async Task<StepWrite> ChangeAsync(string uid, string callingAeTitle, IEnumerable<string> named, Func<byte[]?, StepRecord?> decide)
    {
        var studies = await database.ReadAsync(
            db => db.PerformedStepStudies.Where(link => link.StepUid == uid).Select(link => link.StudyInstanceUid).ToListAsync(), CancellationToken.None);
        var key = WriteKey.All(studies.Concat(named).Select(WriteKey.Study).Append(WriteKey.Named("step " + uid)));
        return await database.WriteAsync(key, db => ChangeAsync(db, uid, callingAeTitle, decide), CancellationToken.None);
    }

    private async Task<StepWrite> ChangeAsync(HipAiDbContext db, string uid, string callingAeTitle, Func<byte[]?, StepRecord?> decide)
    {
        var row = await db.PerformedSteps.SingleOrDefaultAsync(s => s.SopInstanceUid == uid);
        if (decide(row?.Attributes) is not { } step) return StepWrite.Refused;
        if (row is null && await HasTooManyAsync(db, step)) return StepWrite.Refused with { HasTooManySteps = true };
        var now = time.GetUtcNow();
        if (row is null) await AddAsync(db, uid, callingAeTitle, step, now);
        else (row.Status, row.DiscontinuationCode, row.ChangedAt, row.Attributes) = (step.Status, step.DiscontinuationCode, now, step.Attributes);
        await ListAsync(db, uid, step.Listed);
        return new StepWrite(step, false, await AffectAsync(db, uid, step, isNew: row is null, now));
    }

    private static Task<bool> HasTooManyAsync(HipAiDbContext db, StepRecord step) =>
        db.PerformedStepStudies.Where(link => step.Studies.Contains(link.StudyInstanceUid))
            .GroupBy(link => link.StudyInstanceUid).AnyAsync(links => links.Count() >= MostStepsOfStudy);

    private static async Task AddAsync(HipAiDbContext db, string uid, string callingAeTitle, StepRecord step, DateTimeOffset now)
    {
        db.PerformedSteps.Add(new PerformedStepRow
        {
            SopInstanceUid = uid,
            Status = step.Status,
            DiscontinuationCode = step.DiscontinuationCode,
            StationAeTitle = step.StationAeTitle,
            CallingAeTitle = callingAeTitle,
            CreatedAt = now,
            ChangedAt = now,
            Attributes = step.Attributes,
        });
        var given = from link in db.PerformedStepStudies
                    where step.Studies.Contains(link.StudyInstanceUid) && link.OverruledAt == null
                    join other in db.PerformedSteps on link.StepUid equals other.SopInstanceUid
                    where other.Status == PerformedStepStatus.Discontinued
                    select link;
        foreach (var link in await given.ToListAsync()) link.OverruledAt = now;
        db.PerformedStepStudies.AddRange(step.Studies.Select(study => new PerformedStepStudyRow { StudyInstanceUid = study, StepUid = uid }));
    }

    /// <summary>Replaces what the step lists.</summary>
    private static async Task ListAsync(HipAiDbContext db, string uid, IReadOnlyList<string> listed)
    {
        await db.PerformedStepInstances.Where(l => l.StepUid == uid).ExecuteDeleteAsync();
        db.PerformedStepInstances.AddRange(listed.Select(instance => new PerformedStepInstanceRow { StepUid = uid, SopInstanceUid = instance }));
        await db.SaveChangesAsync(); // what follows counts it
    }

    /// <summary>Tells every study of the step; one of which no image has come is told when one comes.</summary>
    private async Task<IReadOnlyList<(string, string)>> AffectAsync(HipAiDbContext db, string uid, StepRecord step, bool isNew, DateTimeOffset now)
    {
        var dropped = new List<(string, string)>();
        foreach (var study in step.Studies)
        {
            db.Events.Add(new EventRow { StudyInstanceUid = study, At = now, What = await DescribeAsync(db, uid, step, isNew) });
            if (!isNew && step.Status == PerformedStepStatus.InProgress) continue;
            if (await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == study) is { } row
                && await StepEffects.AfterStepAsync(db, row, assembly, now, CancellationToken.None) is { } reason)
                dropped.Add((study, reason));
        }

        return dropped;
    }

    private static async Task<string> DescribeAsync(HipAiDbContext db, string uid, StepRecord step, bool isNew)
    {
        if (step.Status == PerformedStepStatus.InProgress) return isNew ? $"Procedure step {uid} begun" : $"Procedure step {uid} goes on";
        var here = await db.PerformedStepInstances.CountAsync(l => l.StepUid == uid && db.Instances.Any(i => i.SopInstanceUid == l.SopInstanceUid));
        var reason = DiscontinuationCodes.Describe(step.DiscontinuationCode) is { } described ? $" ({described})" : "";
        var end = step.Status == PerformedStepStatus.Completed ? "completed" : $"discontinued{reason}";
        return $"Procedure step {uid} {end}: {step.Listed.Count} {(step.Listed.Count == 1 ? "instance" : "instances")} listed, {here} here";
    }
}
