using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>Keeps what could not be taken, with the reason; nothing that arrived whole is thrown away (requirement A8).</summary>
internal sealed class ObjectQuarantine(DataFolder folder, IDisk disk, HipAiDatabase database, TimeProvider time)
{
    /// <summary>Moves a file into quarantine and records why.</summary>
    public Task KeepAsync(StoreRequest request, string path, string reason, CancellationToken cancellationToken)
    {
        var name = $"quarantine/{Guid.NewGuid():N}.dcm";
        disk.Publish(path, folder.Absolute(name));
        return database.WriteAsync(
            WriteKey.None,
            db =>
            {
                db.QuarantinedObjects.Add(new QuarantinedObjectRow
                {
                    At = time.GetUtcNow(),
                    SopClassUid = request.SopClassUid,
                    SopInstanceUid = request.SopInstanceUid,
                    CallingAeTitle = request.CallingAeTitle,
                    Reason = reason,
                    RelativePath = name,
                });
                return Task.FromResult(true);
            },
            cancellationToken);
    }

    /// <summary>How many objects are in quarantine; what retention removed is not.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(db => db.QuarantinedObjects.CountAsync(q => q.RemovedAt == null, cancellationToken), cancellationToken);
}
