using System.ComponentModel;

namespace HipAi.Reporting;

/// <summary>The template that renders.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">First twelve digits of its SHA-256.</param>
/// <param name="Language">Its language.</param>
/// <param name="Title">Its title.</param>
public sealed record TemplateFields(
    [property: Description("its name")] string Name,
    [property: Description("the first twelve digits of its SHA-256")] string Version,
    [property: Description("its language tag: `en`")] string Language,
    [property: Description("its title")] string Title);
