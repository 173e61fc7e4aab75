namespace HipAi.Scp.Configuration;

/// <summary>Which templates word the reports.</summary>
public sealed class ReportingOptions
{
    /// <summary>The folder of templates; relative to the content root. <value>Default templates.</value></summary>
    public string TemplatesFolder { get; set; } = "templates";

    /// <summary>How often the folder is looked at. <value>1 s to 1 h, default 5 s.</value></summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Language tag of the site (RFC 5646): decides between templates that serve a study equally well. <value>Default en.</value></summary>
    public string Language { get; set; } = "en";
}
