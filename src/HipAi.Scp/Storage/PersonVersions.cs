using HipAi.Scp.Storage.Database;
using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>Appends a person's version of a report as a part of a write.</summary>
internal static class PersonVersions
{
    /// <summary>The version, what destinations are to get of it, the step of a study that it reviews, and the line of the timeline.</summary>
    /// <param name="db">The write.</param>
    /// <param name="study">The study; not held.</param>
    /// <param name="earlier">The versions before it.</param>
    /// <param name="made">The version.</param>
    /// <param name="destinations">The names of the destinations.</param>
    /// <param name="what">What happened, for the timeline.</param>
    public static void Add(
        HipAiDbContext db, StudyRow study, IReadOnlyList<PreliminaryReport> earlier, PreliminaryReport made, IReadOnlyList<string> destinations, string what)
    {
        db.Reports.Add(ReportRows.ToRow(made));
        OutboxRows.Add(db, earlier, made, destinations, made.ComposedAt);
        if (study.State is StudyState.Composed or StudyState.Delivered) study.State = StudyTransitions.Step(study.State, StudyState.Reviewed);
        db.Events.Add(new EventRow { StudyInstanceUid = made.StudyInstanceUid, At = made.ComposedAt, What = what });
    }
}
