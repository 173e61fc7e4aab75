using HipAi.Reporting;

namespace HipAi.Scp.Administration.Templates;

/// <summary>One thing that may be written in a template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Write">How it is written.</param>
/// <param name="Explanation">What one gets.</param>
internal sealed record SyntaxDocument(string Name, string Write, string Explanation)
{
    public static SyntaxDocument From(TemplateSyntaxEntry entry) => new(entry.Name, entry.Write, entry.Explanation);
}
