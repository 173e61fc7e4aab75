namespace HipAi.Scp.Security.Audit;

/// <summary>Which entries of the trail are wanted; what is null or empty does not narrow.</summary>
/// <param name="Actor">Who did it, whole.</param>
/// <param name="Action">What was done.</param>
/// <param name="StudyInstanceUid">To which study, whole.</param>
internal sealed record AuditSearch(string? Actor = null, AuditAction? Action = null, string? StudyInstanceUid = null);
