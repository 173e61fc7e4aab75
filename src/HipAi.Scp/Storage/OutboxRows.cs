using HipAi.Scp.Storage.Database;
using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>Adds to the write of a report version what destinations are to get of it (requirement D7).</summary>
internal static class OutboxRows
{
    /// <summary>One row for each destination, where the version goes out at all.</summary>
    /// <param name="db">The write that also adds the version.</param>
    /// <param name="earlier">The versions before it.</param>
    /// <param name="report">The version.</param>
    /// <param name="destinations">The names of the destinations.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether it goes out.</returns>
    public static bool Add(
        HipAiDbContext db, IReadOnlyList<PreliminaryReport> earlier, PreliminaryReport report, IReadOnlyList<string> destinations, DateTimeOffset now)
    {
        if (!ReportVersions.GoesOut(earlier, report)) return false;
        db.Outbox.AddRange(destinations.Select(destination => new OutboxRow
        {
            Destination = destination,
            StudyInstanceUid = report.StudyInstanceUid,
            Version = report.Version,
            IsSigned = report.Signature is not null,
            CreatedAt = now,
            State = DeliveryState.Waiting,
        }));
        return true;
    }
}
