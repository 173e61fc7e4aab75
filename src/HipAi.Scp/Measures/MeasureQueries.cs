using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Measures;

/// <summary>Reads what measures are made from (requirement G1): a row per signature, appended and never changed.</summary>
internal sealed class MeasureQueries(HipAiDatabase database)
{
    /// <summary>The signatures of a range of time, oldest first.</summary>
    /// <exception cref="InvalidDataException">A row holds what this version of the program does not write.</exception>
    internal Task<IReadOnlyList<SignedReview>> ReadAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct) =>
        database.ReadAsync<IReadOnlyList<SignedReview>>(
            async db =>
            {
                var rows = db.Reviews.AsQueryable();
                if (from is { } first) rows = rows.Where(row => row.SignedAt >= first);
                if (to is { } end) rows = rows.Where(row => row.SignedAt < end);
                return (await rows.OrderBy(row => row.SignedAt).ThenBy(row => row.StudyInstanceUid).ThenBy(row => row.Version).Select(row => row.Json).ToListAsync(ct))
                    .ConvertAll(RecordJson.Read<SignedReview>);
            },
            ct);
}
