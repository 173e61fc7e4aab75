namespace HipAi.Reporting;

/// <summary>A report template that has been read, checked and compiled. Immutable; safe to use from several threads.</summary>
public sealed class ReportTemplate
{
    internal ReportTemplate(FrontMatter matter, TemplateWords words, string text, string sha256, IReadOnlyList<CompiledSection> sections)
    {
        Name = matter.Name!;
        Language = matter.Language!;
        Title = matter.Title!;
        Words = words;
        Text = text;
        Sha256 = sha256;
        Sections = sections;
    }

    private ReportTemplate(ReportTemplate other, TemplateWords words)
    {
        (Name, Language, Title, Text, Sha256, Sections) = (other.Name, other.Language, other.Title, other.Text, other.Sha256, other.Sections);
        Words = words;
    }

    /// <summary>Its name, which every report it renders carries.</summary>
    public string Name { get; }

    /// <summary>Language tag (RFC 5646), for example <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>What it is, for the person who chooses it.</summary>
    public string Title { get; }

    /// <summary>The words of its language.</summary>
    public TemplateWords Words { get; }

    /// <summary>The whole file as read, lines ending with LF.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, lower-case hexadecimal: the version of the template.</summary>
    public string Sha256 { get; }

    internal IReadOnlyList<CompiledSection> Sections { get; }

    /// <summary>The same sections over other words.</summary>
    internal ReportTemplate With(TemplateWords words) => new(this, words);
}
