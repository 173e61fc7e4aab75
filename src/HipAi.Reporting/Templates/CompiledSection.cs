using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>A section that can be rendered.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Render">Renders it over the fields of <see cref="ReportFields"/>.</param>
internal sealed record CompiledSection(SectionCode Code, string Heading, int Line, Func<IReadOnlyDictionary<string, object>, string> Render);
