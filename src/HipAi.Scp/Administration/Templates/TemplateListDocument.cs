namespace HipAi.Scp.Administration.Templates;

/// <summary>All templates.</summary>
/// <param name="Templates">By name.</param>
/// <param name="Refusals">What was refused and has not been put right since, the newest first.</param>
internal sealed record TemplateListDocument(IReadOnlyList<TemplateListItem> Templates, IReadOnlyList<TemplateRefusal> Refusals);
