using System.Data.Common;
using HipAi.Scp.Configuration;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>
/// Takes an object from the wire to a committed index row, in this order: temporary file with hash → flush → header →
/// UIDs compared → rename → flush of the folder → commit. Only then is the outcome safe, and success may be answered
/// (requirement A7). Killed anywhere before that, the object was not acknowledged, and sending it again ends in the same place.
/// </summary>
internal sealed class InstanceStore(
    DataFolder folder,
    IDisk disk,
    IObjectFormat format,
    InstanceIndex index,
    ObjectQuarantine quarantine,
    StorageOptions options,
    TimeProvider time)
{
    /// <summary>Stores one object. A sender that aborts gets its own exception through; every other trouble is an outcome.</summary>
    public async Task<StoreOutcome> StoreAsync(StoreRequest request, Stream dataSet, CancellationToken cancellationToken)
    {
        try
        {
            if (disk.FreeBytes(folder.Root) < options.MinimumFreeBytes)
                return StoreOutcome.Refused(StoreResult.NoResources, "Free disk space is below the watermark.");
            var path = Path.Combine(folder.Incoming, $"{Guid.NewGuid():N}.dcm");
            using var incoming = await IncomingFile.ReceiveAsync(
                disk, path, format.Preface(request), dataSet, options.MaximumObjectBytes, cancellationToken);
            return await KeepAsync(request, incoming);
        }
        catch (UnreadableObjectException fault)
        {
            // The command itself cannot be written down; nothing of the object was read yet.
            return StoreOutcome.Refused(StoreResult.NotUnderstood, fault.Message);
        }
        catch (InvalidDataException fault)
        {
            // Larger than allowed: said in the exception's own words.
            return StoreOutcome.Refused(StoreResult.NoResources, fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException or DbUpdateException)
        {
            // Disk or database: whatever was written is not acknowledged, and the sender may try again.
            return StoreOutcome.Refused(StoreResult.NoResources, $"Storing failed: {StorageFault.Describe(fault)}");
        }
    }

    /// <summary>From here on the sender's cancellation is not listened to: the bytes are here, so they are kept.</summary>
    private async Task<StoreOutcome> KeepAsync(StoreRequest request, IncomingFile incoming)
    {
        InstanceHeader header;
        try
        {
            header = format.ReadHeader(incoming.Path);
        }
        catch (UnreadableObjectException fault)
        {
            return await QuarantineAsync(StoreResult.NotUnderstood, request, incoming, fault.Message);
        }

        if (WhyUnusable(header) is { } unusable)
            return await QuarantineAsync(StoreResult.NotUnderstood, request, incoming, unusable);
        if (WhyMismatched(request, header) is { } mismatch)
            return await QuarantineAsync(StoreResult.DoesNotMatch, request, incoming, mismatch);
        return await PublishAsync(ToInstance(request, incoming, header), header, incoming, request.QuietPeriod);
    }

    private async Task<StoreOutcome> PublishAsync(StoredInstance instance, InstanceHeader header, IncomingFile incoming, TimeSpan quietPeriod)
    {
        var path = folder.Absolute(instance.RelativePath);
        var known = await index.FindAsync(instance.SopInstanceUid, instance.Sha256, CancellationToken.None);
        if (known is { RemovedAt: null } && File.Exists(path)) return StoreOutcome.Safe(StoreResult.Duplicate, known.Instance);
        // What retention removed may be deleted at this moment: it gets its name inside of the write, when nobody deletes.
        if (known is null or { RemovedAt: null }) disk.Publish(incoming.Path, path);
        return await index.AddAsync(instance, header, quietPeriod, () => Place(incoming.Path, path), CancellationToken.None);
    }

    private void Place(string incoming, string path)
    {
        if (File.Exists(incoming)) disk.Publish(incoming, path);
        else if (!File.Exists(path)) throw new IOException("The object was removed by retention while it came again.");
    }

    private async Task<StoreOutcome> QuarantineAsync(StoreResult result, StoreRequest request, IncomingFile incoming, string reason)
    {
        await quarantine.KeepAsync(request, incoming.Path, reason, CancellationToken.None);
        return StoreOutcome.Refused(result, reason);
    }

    private StoredInstance ToInstance(StoreRequest request, IncomingFile incoming, InstanceHeader header) => new(
        header.SopInstanceUid,
        header.SopClassUid,
        header.SeriesInstanceUid,
        header.StudyInstanceUid,
        request.TransferSyntaxUid,
        incoming.Sha256,
        incoming.DataSetLength,
        DataFolder.InstancePath(incoming.Sha256),
        request.CallingAeTitle,
        time.GetUtcNow());

    internal static string? WhyUnusable(InstanceHeader header)
    {
        if (!UidText.IsUsable(header.StudyInstanceUid)) return "Study Instance UID (0020,000D) is missing or cannot be used.";
        if (!UidText.IsUsable(header.SopInstanceUid)) return "SOP Instance UID (0008,0018) is missing or cannot be used.";
        return header.SopClassUid.Length == 0 ? "SOP Class UID (0008,0016) is missing." : null;
    }

    private static string? WhyMismatched(StoreRequest request, InstanceHeader header)
    {
        if (request.SopClassUid != header.SopClassUid)
            return $"SOP Class UID (0008,0016) is {UidText.Quoted(header.SopClassUid)}; the command said {request.SopClassUid}.";
        return request.SopInstanceUid == header.SopInstanceUid
            ? null
            : $"SOP Instance UID (0008,0018) is {UidText.Quoted(header.SopInstanceUid)}; the command said {request.SopInstanceUid}.";
    }
}
