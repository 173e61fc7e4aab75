using HipAi.Reporting;

namespace HipAi.Scp.Administration.Templates;

/// <summary>What there is to write in a template, for whoever writes one (requirement E1).</summary>
internal sealed class TemplateVocabulary(TemplateDesk desk, TemplateShelf shelf)
{
    /// <summary>Reads it: the program's part is fixed, partials and phrases are those there are now.</summary>
    public VocabularyDocument Read() => new(
        [.. ReportFields.Root.Children.Select(FieldDocument.From)],
        All(TemplateSyntax.Blocks),
        All(TemplateSyntax.Helpers),
        All(TemplateSyntax.FrontMatterKeys),
        All(TemplateSyntax.ServingKeys),
        All(TemplateSyntax.Sections),
        desk.PartialsFor(new Dictionary<string, string>()),
        [.. shelf.Serving.SelectMany(published => published.Template.PhraseKeys).Distinct(StringComparer.Ordinal)]);

    private static IReadOnlyList<SyntaxDocument> All(IReadOnlyList<TemplateSyntaxEntry> entries) => [.. entries.Select(SyntaxDocument.From)];
}
