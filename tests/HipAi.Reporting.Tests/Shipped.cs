using HipAi.Reporting;

namespace HipAi.Reporting.Tests;

/// <summary>The files the tests look at, as they were copied beside the test assembly.</summary>
internal static class Shipped
{
    public const string TemplateName = "hip-preliminary.hbs";
    public const string GermanName = "hip-vorlaeufig.hbs";

    private static readonly Lazy<ReportTemplate> Loaded = new(() => TemplateLoader.Load(PathOf("templates", TemplateName)));
    private static readonly Lazy<ReportTemplate> LoadedGerman = new(() => TemplateLoader.Load(PathOf("templates", GermanName)));

    /// <summary>The English template, the default.</summary>
    public static ReportTemplate Template => Loaded.Value;

    /// <summary>The German template.</summary>
    public static ReportTemplate German => LoadedGerman.Value;

    /// <summary>The partials.</summary>
    public static IReadOnlyDictionary<string, string> Partials { get; } = TemplatePartials.Read(Path.Combine(AppContext.BaseDirectory, "templates", "partials"));

    /// <summary>A text as a template, with the shipped partials and those given.</summary>
    public static ReportTemplate Parse(string text, string source = "t", params (string Name, string Text)[] partials) =>
        TemplateLoader.Parse(text, source, Partials.Concat(partials.Select(partial => KeyValuePair.Create(partial.Name, partial.Text))).ToDictionary());

    public static string PathOf(params string[] parts) => Path.Combine([TestContext.CurrentContext.TestDirectory, .. parts]);

    /// <summary>The English template with one text replaced, which must be there.</summary>
    public static string Edited(string old, string replacement)
    {
        Assert.That(Template.Text, Does.Contain(old), "the edit of the test no longer fits the shipped template");
        return Template.Text.Replace(old, replacement, StringComparison.Ordinal);
    }
}
