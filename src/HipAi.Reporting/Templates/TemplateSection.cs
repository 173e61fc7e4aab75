using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>One section of a template as it stands in the file.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Source">Its Handlebars text, lines ending with LF.</param>
/// <param name="Line">The line of the file on which <paramref name="Source"/> begins, from 1.</param>
internal sealed record TemplateSection(SectionCode Code, string Heading, string Source, int Line);
