namespace HipAi.Scp.Administration.Templates;

/// <summary>What to check.</summary>
/// <param name="Text">A template; null for the stored draft.</param>
/// <param name="Partials">Partials in place of those in the folder, by name.</param>
internal sealed record LintRequest(string? Text, Dictionary<string, string>? Partials);
