using HipAi.Reporting;

namespace HipAi.Reporting.Tests;

/// <summary>The files the tests look at, as they were copied beside the test assembly.</summary>
internal static class Shipped
{
    public const string TemplateName = "hip-preliminary.hbs";

    private static readonly Lazy<ReportTemplate> Loaded = new(() => TemplateLoader.Load(PathOf("templates", TemplateName)));

    /// <summary>The default template.</summary>
    public static ReportTemplate Template => Loaded.Value;

    public static string PathOf(params string[] parts) => Path.Combine([TestContext.CurrentContext.TestDirectory, .. parts]);

    /// <summary>The default template with one text replaced, which must be there.</summary>
    public static string Edited(string old, string replacement)
    {
        Assert.That(Template.Text, Does.Contain(old), "the edit of the test no longer fits the shipped template");
        return Template.Text.Replace(old, replacement, StringComparison.Ordinal);
    }
}
