using HipAi.Scp.Api;
using HipAi.Studies;

namespace HipAi.Scp.Administration.Templates;

/// <summary>What a draft makes of a study.</summary>
/// <param name="Text">The report in the words of the draft.</param>
/// <param name="Sections">The same by section.</param>
/// <param name="Against">The version of this template that serves, or else the template that serves the study now; null for none.</param>
/// <param name="Differences">All lines of both texts, each with <c>-</c> (only in the serving template's), <c>+</c> (only in the draft's) or a blank before it.</param>
internal sealed record PreviewDocument(string Text, IReadOnlyList<SectionDocument> Sections, TemplateDocument? Against, IReadOnlyList<string> Differences)
{
    public static PreviewDocument From(RenderedPreview preview) => new(
        preview.Drafted.Text,
        [.. preview.Drafted.Sections.Select(SectionDocument.From)],
        preview.Published is { } published ? new TemplateDocument(published.TemplateName, published.TemplateSha256, published.TemplateVersion, published.Language) : null,
        [.. preview.Lines.Select(line => line.ToString())]);
}
