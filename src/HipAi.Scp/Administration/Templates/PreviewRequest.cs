namespace HipAi.Scp.Administration.Templates;

/// <summary>What to show.</summary>
/// <param name="StudyInstanceUid">A study that was judged.</param>
/// <param name="Text">A template; null for the stored draft.</param>
/// <param name="Partials">Partials in place of those in the folder, by name.</param>
/// <param name="Sample">Or one of the made-up studies, by its id.</param>
internal sealed record PreviewRequest(string? StudyInstanceUid, string? Text, Dictionary<string, string>? Partials, string? Sample = null);
