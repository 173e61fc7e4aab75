using HipAi.Reporting;

namespace HipAi.Scp.Administration.Templates;

/// <summary>One field of the vocabulary.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">text, number, flag, code, list of texts, group or list.</param>
/// <param name="Explanation">What it tells.</param>
/// <param name="Codes">What it may hold; empty where that is not a closed set.</param>
/// <param name="Fields">The fields of a group, or of an entry of a list.</param>
internal sealed record FieldDocument(string Name, string Kind, string Explanation, IReadOnlyList<string> Codes, IReadOnlyList<FieldDocument> Fields)
{
    public static FieldDocument From(ReportField field) => new(
        field.Name,
        field.Kind switch { FieldKind.Texts => "list of texts", var kind => kind.ToString().ToLowerInvariant() },
        field.Description,
        field.Codes,
        [.. field.Children.Select(From)]);
}
