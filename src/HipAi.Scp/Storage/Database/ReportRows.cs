using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Database;

/// <summary>Between the row of a report version and the record that every room shares.</summary>
internal static class ReportRows
{
    public static ReportRow ToRow(PreliminaryReport report) => new()
    {
        StudyInstanceUid = report.StudyInstanceUid,
        Version = report.Version,
        SnapshotRevision = report.SnapshotRevision,
        At = report.ComposedAt,
        Json = RecordJson.Write(report),
    };

    /// <summary>Every version of a study's report, oldest first.</summary>
    /// <exception cref="InvalidDataException">A row holds what this version of the program does not write.</exception>
    public static async Task<IReadOnlyList<PreliminaryReport>> VersionsAsync(HipAiDbContext db, string uid, CancellationToken cancellationToken) =>
        (await db.Reports.AsNoTracking().Where(r => r.StudyInstanceUid == uid).OrderBy(r => r.Version).ToListAsync(cancellationToken))
            .ConvertAll(row => RecordJson.Read<PreliminaryReport>(row.Json));
}
