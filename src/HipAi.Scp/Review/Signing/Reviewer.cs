using HipAi.Scp.Security;

namespace HipAi.Scp.Review.Signing;

/// <summary>Who reviews.</summary>
/// <param name="Actor">The person.</param>
/// <param name="Address">Network address the request came from; null for none.</param>
internal sealed record Reviewer(Actor Actor, string? Address)
{
    /// <summary>Who sends a request that has passed the policy.</summary>
    public static Reviewer Of(HttpContext context) => new(Actor.Required(context.User), context.Connection.RemoteIpAddress?.ToString());

    /// <summary>The person's name as a DICOM person name; that of the account where the account has none.</summary>
    public string Name => Actor.PersonName.Length > 0 ? Actor.PersonName : Actor.Name;

    /// <summary>An entry of the audit trail.</summary>
    public AuditEntry Entry(AuditAction action, string studyInstanceUid, string? detail = null) => new(Actor.Name, action, studyInstanceUid, null, detail, Address);
}
