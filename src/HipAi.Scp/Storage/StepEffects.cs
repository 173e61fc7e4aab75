using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using HipAi.Studies.Rules;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>Does to a study's row what <see cref="PerformedStepRules"/> say; part of the commit of the step or image that caused it.</summary>
internal static class StepEffects
{
    /// <summary>A step of the study was begun, completed or discontinued.</summary>
    /// <returns>Why no report is made of the study since this; null when one is, or none was before.</returns>
    public static async Task<string?> AfterStepAsync(
        HipAiDbContext db, StudyRow study, AssemblyOptions assembly, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var steps = await StudySteps.OfAsync(db, study.StudyInstanceUid, cancellationToken);
        var verdict = PerformedStepRules.Judge(steps);
        switch (PerformedStepRules.AfterStep(study.State, verdict))
        {
            case StepEffect.Receive:
                StudyOpening.Reopen(db, study, now, "Procedure step");
                StudyOpening.Schedule(study, ClosingTime.After(null, now, viewsComplete: false, assembly));
                return null;
            case StepEffect.Close:
                StudyOpening.Reopen(db, study, now, "Procedure step");
                StudyOpening.Schedule(study, ClosingTime.AtOnce(study.OpenedAt, now));
                return null;
            case StepEffect.Warn:
                Warn(db, study, PerformedStepRules.WhyDropped(steps, verdict), now);
                return null;
            case StepEffect.Discontinue:
                return await DropAsync(db, study, PerformedStepRules.WhyDropped(steps, verdict), now, cancellationToken);
            default:
                return null;
        }
    }

    /// <summary>Makes no report of a study; what was delivered before is not called back, and said.</summary>
    /// <returns>Why; null when that was said before.</returns>
    public static async Task<string?> DropAsync(
        HipAiDbContext db, StudyRow study, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wasDelivered = await db.Deliveries.AnyAsync(d => d.StudyInstanceUid == study.StudyInstanceUid, cancellationToken);
        var isOutgoing = await db.Outbox.AnyAsync(o => o.StudyInstanceUid == study.StudyInstanceUid && o.State == DeliveryState.Waiting, cancellationToken);
        // A report that waits for a destination may be sent at this moment: that is said, too.
        if (wasDelivered) reason = $"{reason} A report was delivered before; it is not called back.";
        else if (isOutgoing) reason = $"{reason} A report may have been delivered before; it is not called back.";
        if (study.State == StudyState.Discontinued)
        {
            if (study.Reason?.StartsWith(reason, StringComparison.Ordinal) == true) return null;
        }
        else
        {
            study.State = StudyTransitions.Step(study.State, StudyState.Discontinued);
        }

        study.Reason = reason;
        StudyOpening.Shut(study);
        AddEvent(db, study, now, $"{StudyState.Discontinued}. {reason}");
        return reason;
    }

    private static void Warn(HipAiDbContext db, StudyRow study, string reason, DateTimeOffset now)
    {
        study.Reason = $"{reason} A report was delivered before; it is not called back.";
        AddEvent(db, study, now, study.Reason);
    }

    private static void AddEvent(HipAiDbContext db, StudyRow study, DateTimeOffset at, string what) =>
        db.Events.Add(new EventRow { StudyInstanceUid = study.StudyInstanceUid, At = at, What = what });
}
