using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Security.Audit;

/// <summary>One entry as it stands in the trail.</summary>
/// <param name="Number">Its place in the chain, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who; empty for nobody that was signed in.</param>
/// <param name="Action">Name of an <see cref="AuditAction"/>, perhaps of another version of the program.</param>
/// <param name="StudyInstanceUid">The study it was done to; null for none.</param>
/// <param name="Subject">The user, template, destination or token it was done to; null for none.</param>
/// <param name="Detail">More, in words; null for nothing.</param>
/// <param name="Address">Where the request came from; null for the service itself.</param>
/// <param name="Hash">Hash of the entry and all before it.</param>
internal sealed record AuditRecord(
    long Number, DateTimeOffset At, string Actor, string Action, string? StudyInstanceUid, string? Subject, string? Detail, string? Address, string Hash)
{
    /// <summary>The entry of a row.</summary>
    internal static AuditRecord From(AuditRow row) =>
        new(row.Id, row.At, row.Actor, row.Action, row.StudyInstanceUid, row.Subject, row.Detail, row.Address, row.Hash);
}
