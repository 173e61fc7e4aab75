using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Receiving.Commitment;

/// <summary>
/// Says what can be committed to (requirement A11): an instance of the same SOP class that is indexed and whose file is there. What is
/// indexed was flushed to stable storage before.
/// </summary>
internal sealed class CommitmentJudge(HipAiDatabase database, DataFolder folder)
{
    /// <summary>Instances looked up with one query.</summary>
    private const int Together = 500;

    /// <summary>Judges every instance of a request, in its order.</summary>
    public async Task<StorageCommitmentResult> JudgeAsync(StorageCommitmentRequest request, CancellationToken cancellationToken)
    {
        var (committed, failed) = (new List<DicomSopReference>(), new List<StorageCommitmentFailure>());
        foreach (var references in request.References.Chunk(Together))
        {
            var kept = await KeptAsync([.. references.Select(reference => reference.SopInstanceUid).Distinct()], cancellationToken);
            foreach (var reference in references)
            {
                if (WhyNot(reference, [.. kept[reference.SopInstanceUid]]) is { } reason) failed.Add(new StorageCommitmentFailure(reference, reason));
                else committed.Add(reference);
            }
        }

        return new StorageCommitmentResult(request.TransactionUid, committed, failed);
    }

    private async Task<ILookup<string, Kept>> KeptAsync(string[] uids, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            db => db.Instances.Where(row => uids.Contains(row.SopInstanceUid))
                .Select(row => new Kept(row.SopInstanceUid, row.SopClassUid, row.RelativePath, row.DataSetLength, row.RemovedAt != null))
                .ToListAsync(cancellationToken),
            cancellationToken);
        return rows.ToLookup(row => row.SopInstanceUid, StringComparer.Ordinal);
    }

    private StorageCommitmentFailureReason? WhyNot(DicomSopReference reference, IReadOnlyList<Kept> kept)
    {
        // The same UID may be here in several versions; nobody says which one is meant, so none may have been removed, and all must be there.
        if (kept.Count == 0 || kept.Any(row => row.IsRemoved)) return StorageCommitmentFailureReason.NoSuchObjectInstance;
        if (kept.All(row => row.SopClassUid != reference.SopClassUid)) return StorageCommitmentFailureReason.ClassInstanceConflict;
        return kept.All(IsThere) ? null : StorageCommitmentFailureReason.ProcessingFailure;
    }

    private bool IsThere(Kept kept)
    {
        var file = new FileInfo(folder.Absolute(kept.RelativePath));
        return file.Exists && file.Length >= kept.DataSetLength;
    }

    private sealed record Kept(string SopInstanceUid, string SopClassUid, string RelativePath, long DataSetLength, bool IsRemoved);
}
