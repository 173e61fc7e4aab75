using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using HipAi.Studies.Rules;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>Reads the performed procedure steps of a study, as <see cref="PerformedStepRules"/> want them.</summary>
internal static class StudySteps
{
    /// <summary>The steps of a study, oldest first. Counts what is saved, in this transaction too.</summary>
    public static Task<List<PerformedStep>> OfAsync(HipAiDbContext db, string studyInstanceUid, CancellationToken cancellationToken) =>
        (from link in db.PerformedStepStudies
         where link.StudyInstanceUid == studyInstanceUid
         join step in db.PerformedSteps on link.StepUid equals step.SopInstanceUid
         orderby step.CreatedAt, step.SopInstanceUid
         select new PerformedStep(
             step.SopInstanceUid,
             step.Status,
             step.DiscontinuationCode,
             link.OverruledAt,
             db.PerformedStepInstances.Count(l => l.StepUid == step.SopInstanceUid),
             db.PerformedStepInstances.Count(l => l.StepUid == step.SopInstanceUid && db.Instances.Any(i => i.SopInstanceUid == l.SopInstanceUid))))
        .ToListAsync(cancellationToken);

    /// <summary>The studies that wait for an instance, whatever study it is of itself: those of the completed steps that list it.</summary>
    public static Task<List<string>> WaitingForAsync(HipAiDbContext db, string sopInstanceUid, CancellationToken cancellationToken) =>
        (from listed in db.PerformedStepInstances
         where listed.SopInstanceUid == sopInstanceUid
         join step in db.PerformedSteps on listed.StepUid equals step.SopInstanceUid
         where step.Status == PerformedStepStatus.Completed
         join link in db.PerformedStepStudies on listed.StepUid equals link.StepUid
         select link.StudyInstanceUid)
        .Distinct().OrderBy(uid => uid).ToListAsync(cancellationToken);

    /// <summary>The steps of a study with an object that is being added and not saved yet, and which of them list it.</summary>
    public static async Task<(IReadOnlyList<PerformedStep> Steps, IReadOnlyList<PerformedStep> Listing)> WithAsync(
        HipAiDbContext db, InstanceRow added, CancellationToken cancellationToken)
    {
        var steps = await OfAsync(db, added.StudyInstanceUid, cancellationToken);
        if (steps.Count == 0) return ([], []);
        var listing = await db.PerformedStepInstances.Where(l => l.SopInstanceUid == added.SopInstanceUid).Select(l => l.StepUid).ToListAsync(cancellationToken);
        if (added is { Version: 1, Id: 0 }) steps = steps.ConvertAll(step => listing.Contains(step.SopInstanceUid) ? step with { Arrived = step.Arrived + 1 } : step);
        return (steps, steps.FindAll(step => listing.Contains(step.SopInstanceUid)));
    }

    /// <summary>Of the objects of a study those that its steps keep out of judging, by SOP Instance UID, with the reason; not those that a person wants judged.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> KeptOutAsync(
        HipAiDbContext db, IReadOnlyList<PerformedStep> steps, IReadOnlyList<InstanceRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0 || !steps.Any(step => step.IsDiscontinued)) return new Dictionary<string, string>();
        var study = rows[0].StudyInstanceUid;
        var listed = await (
            from link in db.PerformedStepStudies
            where link.StudyInstanceUid == study
            join l in db.PerformedStepInstances on link.StepUid equals l.StepUid
            select new { l.SopInstanceUid, l.StepUid }).ToListAsync(cancellationToken);
        var byInstance = listed.ToLookup(l => l.SopInstanceUid, l => l.StepUid, StringComparer.Ordinal);
        var keptOut = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            PerformedStep[] listing = [.. steps.Where(step => byInstance[row.SopInstanceUid].Contains(step.SopInstanceUid))];
            if (!row.IsWanted && PerformedStepRules.WhyKeptOut(steps, listing, row.ReceivedAt) is { } reason) keptOut[row.SopInstanceUid] = reason;
            else keptOut.Remove(row.SopInstanceUid);
        }

        return keptOut;
    }
}
