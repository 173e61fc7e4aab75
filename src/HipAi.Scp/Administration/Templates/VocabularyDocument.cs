namespace HipAi.Scp.Administration.Templates;

/// <summary>All that may be written in a template, as docs/templates.md has it.</summary>
/// <param name="Fields">The fields of a report.</param>
/// <param name="Blocks">What begins with <c>{{#</c>.</param>
/// <param name="Helpers">What makes one text of values.</param>
/// <param name="Keys">The keys of the front matter.</param>
/// <param name="ServingKeys">The keys below <c>serves</c>.</param>
/// <param name="Sections">The codes of sections.</param>
/// <param name="Partials">The partials of the folder, name to text.</param>
/// <param name="Phrases">The English sentences of the program that templates which serve have words of their own for.</param>
internal sealed record VocabularyDocument(
    IReadOnlyList<FieldDocument> Fields,
    IReadOnlyList<SyntaxDocument> Blocks,
    IReadOnlyList<SyntaxDocument> Helpers,
    IReadOnlyList<SyntaxDocument> Keys,
    IReadOnlyList<SyntaxDocument> ServingKeys,
    IReadOnlyList<SyntaxDocument> Sections,
    IReadOnlyDictionary<string, string> Partials,
    IReadOnlyList<string> Phrases);
