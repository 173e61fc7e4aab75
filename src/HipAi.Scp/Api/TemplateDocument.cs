namespace HipAi.Scp.Api;

/// <summary>The template of a report: the hash of its text is its version.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256 of its text, lower-case hexadecimal.</param>
internal sealed record TemplateDocument(string Name, string Sha256);
