namespace HipAi.Reporting;

/// <summary>What a template asks of patient and study, so that the lint can render studies on both sides of every question.</summary>
/// <param name="Ages">Ages in years that it compares with.</param>
/// <param name="Texts">Texts that it compares fields with, by the field's path from the root.</param>
internal sealed record TemplateConditions(IReadOnlySet<int> Ages, IReadOnlySet<(string Path, string Text)> Texts);
