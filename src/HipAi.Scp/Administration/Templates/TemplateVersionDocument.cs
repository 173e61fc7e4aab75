namespace HipAi.Scp.Administration.Templates;

/// <summary>One version of a template.</summary>
/// <param name="Name">The template.</param>
/// <param name="Version">Its number.</param>
/// <param name="Status">draft, published or retired.</param>
/// <param name="Sha256">SHA-256 of text and partials; empty for a faulty draft.</param>
/// <param name="Language">Language tag.</param>
/// <param name="Title">What it is.</param>
/// <param name="Serves">Which studies, in words.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="WrittenBy">Who wrote it, or the file it came from.</param>
/// <param name="PublishedAt">When it was published last; null for never.</param>
/// <param name="PublishedBy">Who published it.</param>
/// <param name="RetiredAt">When it was retired; null while it is not.</param>
/// <param name="Revision">Of a draft: tells one writing of it from another; null otherwise.</param>
/// <param name="Text">Its text; null where it was not asked for.</param>
/// <param name="Partials">The partials it uses, by name; null where they were not asked for.</param>
internal sealed record TemplateVersionDocument(
    string Name, int Version, string Status, string Sha256, string Language, string Title, string Serves, DateTimeOffset WrittenAt, string WrittenBy,
    DateTimeOffset? PublishedAt, string? PublishedBy, DateTimeOffset? RetiredAt, string? Revision, string? Text, IReadOnlyDictionary<string, string>? Partials)
{
    public static TemplateVersionDocument From(TemplateVersion version, bool withText) => new(
        version.Name, version.Version, version.Status, version.Sha256, version.Language, version.Title, version.Serves, version.WrittenAt, version.WrittenBy,
        version.PublishedAt, version.PublishedBy, version.RetiredAt, version.Status == TemplateStatus.Draft ? version.Revision : null, withText ? version.Text : null, withText ? version.Partials : null);
}
