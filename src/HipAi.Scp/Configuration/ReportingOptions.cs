namespace HipAi.Scp.Configuration;

/// <summary>Which template words the report.</summary>
public sealed class ReportingOptions
{
    /// <summary>The template file; relative to the content root. <value>Default templates/hip-preliminary.hbs.</value></summary>
    public string TemplateFile { get; set; } = "templates/hip-preliminary.hbs";
}
