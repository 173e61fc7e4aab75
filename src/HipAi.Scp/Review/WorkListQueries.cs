using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Review;

/// <summary>
/// Reads the work list: the studies that changed last, each with its newest findings, in two queries however long the list is.
/// </summary>
internal sealed class WorkListQueries(StudyQueries studies, HipAiDatabase database)
{
    /// <summary>The latest studies with their findings.</summary>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up the queries.</param>
    internal async Task<IReadOnlyList<WorkListRow>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var summaries = await studies.ListAsync(limit, cancellationToken);
        string[] judged = [.. summaries.Where(MayHaveFindings).Select(summary => summary.StudyInstanceUid)];
        var rows = await database.ReadAsync(
            db => db.Predictions.Where(row => judged.Contains(row.StudyInstanceUid))
                .OrderBy(row => row.SnapshotRevision)
                .ToListAsync(cancellationToken),
            cancellationToken);
        // Ordered by revision, so that the newest prediction of a study is the one that stays.
        var newest = new Dictionary<string, PredictionRow>(StringComparer.Ordinal);
        foreach (var row in rows) newest[row.StudyInstanceUid] = row;
        return
        [
            .. summaries.Select(summary => new WorkListRow(
                summary,
                newest.TryGetValue(summary.StudyInstanceUid, out var row) ? RecordJson.Read<StudyPrediction>(row.Json).Hips : [])),
        ];
    }

    private static bool MayHaveFindings(StudySummary summary) => summary.State is not StudyState.Receiving;
}
