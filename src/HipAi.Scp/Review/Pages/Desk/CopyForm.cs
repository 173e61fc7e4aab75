using HipAi.Reporting;
using HipAi.Scp.Administration.Templates;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>The form for a new template from an existing one.</summary>
public sealed class CopyForm
{
    /// <summary>The template whose text it begins with.</summary>
    public string? From { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>What it is.</summary>
    public string? Title { get; set; }

    /// <summary>Language tag; null for that of the other.</summary>
    public string? Language { get; set; }

    /// <summary>AE titles, separated by commas.</summary>
    public string? Sources { get; set; }

    /// <summary>Institution names, likewise.</summary>
    public string? Institutions { get; set; }

    /// <summary>Words of descriptions, likewise.</summary>
    public string? Procedures { get; set; }

    /// <summary>Which studies it serves.</summary>
    internal TemplateServing Serving => new(TemplateCopy.List(Sources), TemplateCopy.List(Institutions), TemplateCopy.List(Procedures), 0);
}
