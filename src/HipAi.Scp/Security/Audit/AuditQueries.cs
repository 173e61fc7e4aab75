using System.Runtime.CompilerServices;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Security.Audit;

/// <summary>Reads and verifies the audit trail (requirement H3).</summary>
internal sealed class AuditQueries(HipAiDatabase database)
{
    /// <summary>Entries read at once when all are.</summary>
    private const int Batch = 1000;

    /// <summary>Entries that match, newest first.</summary>
    /// <param name="search">Which.</param>
    /// <param name="before">Only those before this number; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="ct">Gives up.</param>
    public Task<IReadOnlyList<AuditRecord>> FindAsync(AuditSearch search, long? before, int limit, CancellationToken ct) =>
        database.ReadAsync<IReadOnlyList<AuditRecord>>(
            async db => (await Matching(db, search).Where(row => before == null || row.Id < before).OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct))
                .ConvertAll(AuditRecord.From),
            ct);

    /// <summary>All entries that match, oldest first, as they stand when each thousand is read.</summary>
    public async IAsyncEnumerable<AuditRecord> AllAsync(AuditSearch search, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var last = after;
            var rows = await database.ReadAsync(db => Matching(db, search).Where(row => row.Id > last).OrderBy(row => row.Id).Take(Batch).ToListAsync(ct), ct);
            foreach (var row in rows) yield return AuditRecord.From(row);
            if (rows.Count < Batch) yield break;
            after = rows[^1].Id;
        }
    }

    /// <summary>Number and hash of the newest entry; 0 and the beginning when there is none.</summary>
    public Task<(long Number, string Hash)> LastAsync(CancellationToken ct) => database.ReadAsync(
        async db => await db.Audit.OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct) is { } row ? (row.Id, row.Hash) : (0L, AuditChain.Beginning), ct);

    /// <summary>Computes every hash anew.</summary>
    public async Task<AuditVerification> VerifyAsync(CancellationToken ct)
    {
        var (count, hash) = (0L, AuditChain.Beginning);
        while (true)
        {
            var last = count;
            var rows = await database.ReadAsync(db => db.Audit.Where(row => row.Id > last).OrderBy(row => row.Id).Take(Batch).ToListAsync(ct), ct);
            foreach (var row in rows)
            {
                if (row.Id != count + 1) return new AuditVerification(count, hash, $"entry {count + 1} is missing");
                if (row.Hash != AuditChain.HashOf(hash, row)) return new AuditVerification(count, hash, $"entry {row.Id} is not what was written, or does not follow entry {count}");
                (count, hash) = (row.Id, row.Hash);
            }

            if (rows.Count < Batch) return new AuditVerification(count, hash, null);
        }
    }

    private static IQueryable<AuditRow> Matching(HipAiDbContext db, AuditSearch search)
    {
        var action = search.Action?.ToString();
        return db.Audit.Where(row =>
            (string.IsNullOrEmpty(search.Actor) || row.Actor == search.Actor) && (action == null || row.Action == action)
            && (string.IsNullOrEmpty(search.StudyInstanceUid) || row.StudyInstanceUid == search.StudyInstanceUid));
    }
}
