using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>One section of a report.</summary>
/// <param name="Code">What it is, whatever its heading says: <c>findings</c>, <c>impression</c> …</param>
/// <param name="Heading">Its heading in the language of the report.</param>
/// <param name="Text">Its plain text.</param>
internal sealed record SectionDocument(string Code, string Heading, string Text)
{
    public static SectionDocument From(ReportSection section) => new(section.Code.Code(), section.Heading, section.Text);
}
