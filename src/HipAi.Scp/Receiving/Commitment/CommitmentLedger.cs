using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Receiving.Commitment;

/// <summary>The requests for commitment as rows, so that a restart forgets none that its sender was not told about.</summary>
internal sealed class CommitmentLedger(HipAiDatabase database, DataFolder folder, TimeProvider time)
{
    /// <summary>As long a transaction UID is known to be used.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>What a node has not reported by then is any node's: it may be gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>An association that still has a report to give after this is gone together with its node.</summary>
    private static readonly TimeSpan LongestAssociation = TimeSpan.FromHours(1);

    /// <summary>
    /// Writes down a request that the association it came on will be told about. One whose transaction UID is in use already is
    /// written with 0131 for every instance; what retention removed since it was judged, with 0112.
    /// </summary>
    /// <returns>What is to be told, and the number of its row.</returns>
    public async Task<(long Id, StorageCommitmentResult Result)> AddAsync(CommitmentRow row, StorageCommitmentResult result)
    {
        var (oldest, told) = (time.GetUtcNow() - Remembered, result);
        await database.WriteAsync(
            WriteKey.Named($"commitment {row.TransactionUid}"),
            async db =>
            {
                await db.Commitments.Where(c => c.EndedAt < oldest).ExecuteDeleteAsync();
                told = await db.Commitments.AnyAsync(c => c.TransactionUid == row.TransactionUid)
                    ? Duplicate(result)
                    : await CommittedObjects.MarkAsync(db, result, time.GetUtcNow());
                row.ResultJson = RecordJson.Write(told);
                db.Commitments.Add(row);
                return true;
            },
            CancellationToken.None);
        return (row.Id, told);
    }

    /// <summary>After a start no association of this node has any: what it had and is not ended is due.</summary>
    public Task<int> ReclaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            WriteKey.None,
            db => db.Commitments.Where(c => c.EndedAt == null && c.Node == folder.Node)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.NextAttemptAt, now).SetProperty(c => c.PostponedAt, now).SetProperty(c => c.Node, ""), cancellationToken),
            cancellationToken);
    }

    /// <summary>Its sender was told, or never will be.</summary>
    public Task<bool> EndAsync(long id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        row => (row.EndedAt, row.NextAttemptAt, row.Node) = (time.GetUtcNow(), null, ""),
        cancellationToken);

    /// <summary>It is reported (again) at a time.</summary>
    /// <param name="id">Which.</param>
    /// <param name="attempts">Failed reports on associations of their own so far.</param>
    /// <param name="next">When.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<bool> PostponeAsync(long id, int attempts, DateTimeOffset next, CancellationToken cancellationToken) =>
        ChangeAsync(id, row => (row.Attempts, row.NextAttemptAt, row.PostponedAt, row.Node) = (attempts, next, time.GetUtcNow(), ""), cancellationToken);

    /// <summary>
    /// Takes what is due, the longest due first; until <see cref="Patience"/> is over no other node does. What was postponed in the future
    /// waits for a clock that was set back since: it is due.
    /// </summary>
    public Task<List<CommitmentRow>> TakeDueAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (due, gone, beyond) = (now.UtcTicks, (now - LongestAssociation).UtcTicks, (now + database.ClockTolerance).UtcTicks);
        var sql = $$"""
            SELECT * FROM "Commitments"
            WHERE "EndedAt" IS NULL
                AND ("NextAttemptAt" <= {0} OR "PostponedAt" > {2} OR ("NextAttemptAt" IS NULL AND "ReceivedAt" <= {1}))
            ORDER BY "NextAttemptAt" LIMIT {3} {{database.SkipLocked}}
            """;
        return database.WriteAsync(
            WriteKey.None,
            async db =>
            {
                var rows = await db.Commitments.FromSqlRaw(sql, due, gone, beyond, most).ToListAsync(cancellationToken);
                foreach (var row in rows) (row.NextAttemptAt, row.PostponedAt, row.Node) = (now + Patience, now, folder.Node);
                return rows;
            },
            cancellationToken);
    }

    /// <summary>When the next falls due; null when none waits.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => database.ReadAsync(
        db => db.Commitments.Where(c => c.EndedAt == null).MinAsync(c => c.NextAttemptAt, cancellationToken), cancellationToken);

    private Task<bool> ChangeAsync(long id, Action<CommitmentRow> change, CancellationToken cancellationToken) => database.WriteAsync(
        WriteKey.None,
        async db =>
        {
            change(await db.Commitments.SingleAsync(c => c.Id == id, cancellationToken));
            return true;
        },
        cancellationToken);

    private static StorageCommitmentResult Duplicate(StorageCommitmentResult result) => new(
        result.TransactionUid,
        [],
        [.. result.Committed.Concat(result.Failed.Select(failure => failure.Instance))
            .Select(instance => new StorageCommitmentFailure(instance, StorageCommitmentFailureReason.DuplicateTransactionUid))]);
}
