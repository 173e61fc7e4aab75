using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Receiving.Commitment;

/// <summary>The requests for commitment as rows, so that a restart forgets none that its sender was not told about.</summary>
internal sealed class CommitmentLedger(HipAiDatabase database, TimeProvider time)
{
    /// <summary>As long a transaction UID is known to be used.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>
    /// Writes down a request that the association it came on will be told about. One whose transaction UID is in use already is
    /// written with 0131 for every instance.
    /// </summary>
    /// <returns>What is to be told, and the number of its row.</returns>
    public async Task<(long Id, StorageCommitmentResult Result)> AddAsync(CommitmentRow row, StorageCommitmentResult result)
    {
        var (oldest, told) = (time.GetUtcNow() - Remembered, result);
        await database.WriteAsync(
            async db =>
            {
                await db.Commitments.Where(c => c.EndedAt < oldest).ExecuteDeleteAsync();
                if (await db.Commitments.AnyAsync(c => c.TransactionUid == row.TransactionUid)) told = Duplicate(result);
                row.ResultJson = RecordJson.Write(told);
                db.Commitments.Add(row);
                return true;
            },
            CancellationToken.None);
        return (row.Id, told);
    }

    /// <summary>After a start no association has any: what is not ended is due.</summary>
    public Task<int> ReclaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            db => db.Commitments.Where(c => c.EndedAt == null && c.NextAttemptAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextAttemptAt, now).SetProperty(c => c.PostponedAt, now), cancellationToken),
            cancellationToken);
    }

    /// <summary>Its sender was told, or never will be.</summary>
    public Task<bool> EndAsync(long id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        row => (row.EndedAt, row.NextAttemptAt) = (time.GetUtcNow(), null),
        cancellationToken);

    /// <summary>It is reported (again) at a time.</summary>
    /// <param name="id">Which.</param>
    /// <param name="attempts">Failed reports on associations of their own so far.</param>
    /// <param name="next">When.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<bool> PostponeAsync(long id, int attempts, DateTimeOffset next, CancellationToken cancellationToken) =>
        ChangeAsync(id, row => (row.Attempts, row.NextAttemptAt, row.PostponedAt) = (attempts, next, time.GetUtcNow()), cancellationToken);

    /// <summary>What is due, the longest due first. What was postponed in the future waits for a clock that was set back since: it is due.</summary>
    public Task<List<CommitmentRow>> DueAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync(
            db => db.Commitments.Where(c => c.EndedAt == null && (c.NextAttemptAt <= now || c.PostponedAt > now)).OrderBy(c => c.NextAttemptAt).Take(most).ToListAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>When the next falls due; null when none waits.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => database.ReadAsync(
        db => db.Commitments.Where(c => c.EndedAt == null).MinAsync(c => c.NextAttemptAt, cancellationToken), cancellationToken);

    private Task<bool> ChangeAsync(long id, Action<CommitmentRow> change, CancellationToken cancellationToken) => database.WriteAsync(
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
