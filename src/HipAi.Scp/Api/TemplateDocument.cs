namespace HipAi.Scp.Api;

/// <summary>The template of a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256 of its text, lower-case hexadecimal.</param>
/// <param name="Version">Number of its version; 0 when it was never published in the database.</param>
/// <param name="Language">Language tag of what it writes.</param>
internal sealed record TemplateDocument(string Name, string Sha256, int Version, string Language);
