namespace HipAi.Reporting;

/// <summary>One section of a template as it stands in the file.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Source">Its Handlebars text, lines ending with LF.</param>
/// <param name="Line">The line of the file on which <paramref name="Source"/> begins, from 1.</param>
internal sealed record TemplateSection(string Heading, string Source, int Line);
