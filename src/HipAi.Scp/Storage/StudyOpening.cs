using HipAi.Scp.Assembly;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>What changes in a study's row when it receives again, or does not any more.</summary>
internal static class StudyOpening
{
    /// <summary>Takes a study back to receiving; one that receives stays as it is (requirement B4).</summary>
    /// <param name="db">Where the event goes.</param>
    /// <param name="study">The study.</param>
    /// <param name="at">When.</param>
    /// <param name="what">What takes it back, for the timeline.</param>
    public static void Reopen(HipAiDbContext db, StudyRow study, DateTimeOffset at, string what)
    {
        if (study.State == StudyState.Receiving) return;
        db.Events.Add(new EventRow
        {
            StudyInstanceUid = study.StudyInstanceUid,
            At = at,
            What = $"{what}: the study goes from {study.State} back to {StudyState.Receiving}",
        });
        study.State = StudyTransitions.Step(study.State, StudyState.Receiving);
        study.Reason = null;
        Shut(study);
    }

    /// <summary>Sets when a study that receives is to be closed.</summary>
    public static void Schedule(StudyRow study, ClosingTime closing) =>
        (study.OpenedAt, study.ClosesAt, study.ClosesBecause) = (closing.OpenedAt, closing.ClosesAt, closing.Because);

    /// <summary>Nothing is due or tried again any more.</summary>
    public static void Shut(StudyRow study)
    {
        (study.OpenedAt, study.ClosesAt, study.ClosesBecause) = (null, null, null);
        (study.Attempts, study.Faults, study.RetryAt, study.FailedAt) = (0, 0, null, null);
    }
}
