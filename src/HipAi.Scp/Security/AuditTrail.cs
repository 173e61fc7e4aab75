using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Security;

/// <summary>Appends to the audit trail (requirement H3). An entry is on stable storage when the call returns.</summary>
internal sealed class AuditTrail(HipAiDatabase database, TimeProvider time)
{
    /// <summary>Appends one entry. Call it before what it tells of is shown or done, or in the same write by <see cref="Add"/>.</summary>
    internal Task RecordAsync(AuditEntry entry, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        db =>
        {
            Add(db, entry, time.GetUtcNow());
            return Task.FromResult(true);
        },
        ct);

    /// <summary>Appends one entry as a part of another write.</summary>
    internal static void Add(HipAiDbContext db, AuditEntry entry, DateTimeOffset at) => db.Audit.Add(new AuditRow
    {
        At = at,
        Actor = entry.Actor,
        Action = entry.Action.ToString(),
        StudyInstanceUid = entry.StudyInstanceUid,
        Subject = entry.Subject,
        Detail = entry.Detail,
        Address = entry.Address,
    });
}
