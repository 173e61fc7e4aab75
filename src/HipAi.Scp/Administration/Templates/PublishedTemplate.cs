using HipAi.Reporting;

namespace HipAi.Scp.Administration.Templates;

/// <summary>A template that serves.</summary>
/// <param name="Template">The template.</param>
/// <param name="Version">The number of its version.</param>
internal sealed record PublishedTemplate(ReportTemplate Template, int Version);
