using System.Security.Cryptography;
using HipAi.Scp.Storage.Retention;

namespace HipAi.Scp.Storage;

/// <summary>
/// Puts the data folder in order before anything is received. Half-arrived files were never acknowledged: they go. Files
/// that were renamed but not indexed when the process died hold whole objects: they are indexed now, or quarantined. Files that retention
/// removed and that are there nevertheless are neither; the next sweep deletes them.
/// </summary>
internal sealed class StorageRecovery(
    DataFolder folder, IObjectFormat format, InstanceIndex index, ObjectQuarantine quarantine, RetentionLedger retention, TimeProvider time)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <summary>Does it; returns what was found.</summary>
    public async Task<RecoveryReport> RunAsync(CancellationToken cancellationToken)
    {
        folder.Create();
        RemoveDecoding();
        // Whoever made or filled a folder may have been killed before it was flushed; nothing in it is acknowledged before it is.
        FolderFlush.Flush(folder.Instances);
        var report = new RecoveryReport(RemoveIncoming(), 0, 0);
        foreach (var shard in Directory.EnumerateDirectories(folder.Instances))
        {
            var indexed = await index.HashesAsync(Path.GetFileName(shard), cancellationToken);
            var removed = await index.RemovedAsync(Path.GetFileName(shard), cancellationToken);
            foreach (var path in Directory.EnumerateFiles(shard, "*.dcm"))
            {
                var hash = Path.GetFileNameWithoutExtension(path);
                if (removed.TryGetValue(hash, out var study)) await retention.DeleteAgainAsync(study, cancellationToken);
                if (indexed.Contains(hash)) continue;
                report = await AdoptAsync(path, cancellationToken)
                    ? report with { Indexed = report.Indexed + 1 }
                    : report with { Quarantined = report.Quarantined + 1 };
            }
        }

        return report;
    }

    private int RemoveIncoming()
    {
        var left = Directory.EnumerateFiles(folder.Incoming).Concat(Directory.EnumerateDirectories(folder.Arrivals)
            .Where(arrivals => arrivals != folder.Incoming).SelectMany(Directory.EnumerateFiles).Where(IsAbandoned)).ToList();
        left.ForEach(File.Delete);
        return left.Count;
    }

    /// <summary>Of a node that never came back; one that is still arriving there was written to a moment ago.</summary>
    private bool IsAbandoned(string path) => time.GetUtcNow() - File.GetLastWriteTimeUtc(path) > Abandoned;

    /// <summary>What a decoder left that was killed together with the service: pixels of patients.</summary>
    private void RemoveDecoding()
    {
        foreach (var left in Directory.EnumerateDirectories(folder.Decoding)) Directory.Delete(left, recursive: true);
    }

    private async Task<bool> AdoptAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var header = format.ReadHeader(path);
            var (sha256, length) = HashDataSet(path);
            if (InstanceStore.WhyUnusable(header) is { } unusable) throw new UnreadableObjectException(unusable);
            if (sha256 != Path.GetFileNameWithoutExtension(path))
                throw new UnreadableObjectException("The bytes are not those that were received: the hash differs from the file's name.");
            var instance = new Studies.StoredInstance(
                header.SopInstanceUid, header.SopClassUid, header.SeriesInstanceUid, header.StudyInstanceUid, header.TransferSyntaxUid,
                sha256, length, DataFolder.InstancePath(sha256), header.SourceAeTitle, time.GetUtcNow());
            FolderFlush.Flush(Path.GetDirectoryName(path)!);
            await index.AddAsync(instance, header, TimeSpan.Zero, () => { }, cancellationToken);
            return true;
        }
        catch (UnreadableObjectException fault)
        {
            var request = new StoreRequest("", "", "", "");
            await quarantine.KeepAsync(request, path, $"Found at start without an index entry. {fault.Message}", cancellationToken);
            return false;
        }
    }

    private (string Sha256, long Length) HashDataSet(string path)
    {
        using var file = File.OpenRead(path);
        var offset = format.DataSetOffset(path);
        file.Position = offset;
        return (Convert.ToHexStringLower(SHA256.HashData(file)), file.Length - offset);
    }
}
