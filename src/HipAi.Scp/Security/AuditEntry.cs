namespace HipAi.Scp.Security;

/// <summary>One entry of the audit trail (requirement H3).</summary>
/// <param name="Actor">Name of who did it; for a failed sign-in the name that was tried.</param>
/// <param name="Action">What.</param>
/// <param name="StudyInstanceUid">The study it was done to or with; null for none.</param>
/// <param name="Subject">The user, template, destination or token it was done to; null for none. Never patient data: the study's UID leads there.</param>
/// <param name="Detail">More, in words, for example the version that was signed; null for nothing.</param>
/// <param name="Address">Network address the request came from; null for what the service did itself.</param>
internal sealed record AuditEntry(
    string Actor, AuditAction Action, string? StudyInstanceUid = null, string? Subject = null, string? Detail = null, string? Address = null)
{
    /// <summary>An entry for what a request does.</summary>
    internal static AuditEntry Of(HttpContext context, AuditAction action, string? studyInstanceUid = null, string? subject = null, string? detail = null) => new(
        Security.Actor.Of(context.User)?.Name ?? "", action, studyInstanceUid, subject, detail, context.Connection.RemoteIpAddress?.ToString());
}
