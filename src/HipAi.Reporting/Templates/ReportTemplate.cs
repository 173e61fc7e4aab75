namespace HipAi.Reporting;

/// <summary>A report template that has been read, checked and compiled. Immutable; safe to use from several threads.</summary>
public sealed class ReportTemplate
{
    internal ReportTemplate(
        FrontMatter matter, TemplateWords words, string text, IReadOnlyDictionary<string, string> partials, string sha256, IReadOnlyList<CompiledSection> sections,
        TemplateConditions conditions)
    {
        Name = matter.Name!.Trim();
        Language = matter.Language!.Trim();
        Title = matter.Title!.Trim();
        Mark = matter.Mark?.Trim() ?? "";
        Serving = matter.Serves is { } serves
            ? new TemplateServing(Clean(serves.Sources), Clean(serves.Institutions), Clean(serves.Procedures), serves.Priority)
            : TemplateServing.Default;
        PhraseKeys = [.. matter.Phrases?.Keys ?? Enumerable.Empty<string>()];
        Partials = partials;
        Conditions = conditions;
        Words = words;
        Text = text;
        Sha256 = sha256;
        Sections = sections;
    }

    private ReportTemplate(ReportTemplate other, TemplateWords words)
    {
        (Name, Language, Title, Mark, Serving) = (other.Name, other.Language, other.Title, other.Mark, other.Serving);
        (Text, Partials, Sha256, Sections, Conditions) = (other.Text, other.Partials, other.Sha256, other.Sections, other.Conditions);
        PhraseKeys = other.PhraseKeys;
        Words = words;
    }

    /// <summary>Its name, which every report it renders carries.</summary>
    public string Name { get; }

    /// <summary>Language tag (RFC 5646), for example <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>What it is, for the person who chooses it.</summary>
    public string Title { get; }

    /// <summary>The mark of a preliminary report in its language, which follows the English one; empty for none.</summary>
    public string Mark { get; }

    /// <summary>Which studies it serves.</summary>
    public TemplateServing Serving { get; }

    /// <summary>The words of its language.</summary>
    public TemplateWords Words { get; }

    /// <summary>The English sentences of the program that it has words of its own for, as they stand in its front matter.</summary>
    public IReadOnlyList<string> PhraseKeys { get; }

    /// <summary>The whole file as read, lines ending with LF.</summary>
    public string Text { get; }

    /// <summary>The texts of the partials it uses, by name, lines ending with LF.</summary>
    public IReadOnlyDictionary<string, string> Partials { get; }

    /// <summary>
    /// SHA-256 of <see cref="Text"/> in UTF-8, followed, for each partial it uses in order of name, by a line <c>--- partial NAME</c> and its
    /// text; lower-case hexadecimal.
    /// </summary>
    public string Sha256 { get; }

    internal IReadOnlyList<CompiledSection> Sections { get; }

    internal TemplateConditions Conditions { get; }

    /// <summary>The same sections over other words.</summary>
    internal ReportTemplate With(TemplateWords words) => new(this, words);

    private static List<string> Clean(List<string>? values) => [.. (values ?? []).Select(value => value?.Trim() ?? "").Where(value => value.Length > 0)];
}
