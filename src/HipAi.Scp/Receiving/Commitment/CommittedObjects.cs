using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Receiving.Commitment;

/// <summary>
/// Marks the rows of what is committed to, so that retention keeps it. In the same write as the result: what is told as committed is
/// marked, and what was removed between judging and telling is told as not here.
/// </summary>
internal static class CommittedObjects
{
    /// <summary>Instances marked with one statement.</summary>
    private const int Together = 500;

    /// <summary>Marks; returns what may be told. The mark comes first and leaves removed rows out, as a removal leaves marked ones out.</summary>
    public static async Task<StorageCommitmentResult> MarkAsync(HipAiDbContext db, StorageCommitmentResult result, DateTimeOffset now)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var uids in result.Committed.Select(reference => reference.SopInstanceUid).Distinct().Chunk(Together))
        {
            await db.Instances.Where(i => uids.Contains(i.SopInstanceUid) && i.RemovedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.CommittedAt, now));
            var rows = await db.Instances.Where(i => uids.Contains(i.SopInstanceUid))
                .Select(i => new { i.SopInstanceUid, IsRemoved = i.RemovedAt != null }).ToListAsync();
            kept.UnionWith(rows.GroupBy(row => row.SopInstanceUid).Where(versions => !versions.Any(row => row.IsRemoved)).Select(versions => versions.Key));
        }

        return new StorageCommitmentResult(
            result.TransactionUid,
            [.. result.Committed.Where(reference => kept.Contains(reference.SopInstanceUid))],
            [
                .. result.Failed,
                .. result.Committed.Where(reference => !kept.Contains(reference.SopInstanceUid))
                    .Select(reference => new StorageCommitmentFailure(reference, StorageCommitmentFailureReason.NoSuchObjectInstance)),
            ]);
    }
}
