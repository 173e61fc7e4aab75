namespace HipAi.Scp.Administration.Templates;

/// <summary>What lint says.</summary>
/// <param name="Ok">Whether the template may be published.</param>
/// <param name="Sha256">What its hash would be; null when it may not.</param>
/// <param name="Fault">What is wrong; null for nothing.</param>
internal sealed record LintDocument(bool Ok, string? Sha256, FaultDocument? Fault);
