namespace HipAi.Scp.Security.Audit;

/// <summary>
/// On a page or endpoint that shows patients: which entry a request writes before anything is shown. Where a route names a study and this is not
/// there, a look at it is <see cref="AuditAction.StudyViewed"/>.
/// </summary>
/// <param name="action">What is done.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class AuditedAttribute(AuditAction action) : Attribute
{
    /// <summary>What is done.</summary>
    internal AuditAction Action => action;
}
