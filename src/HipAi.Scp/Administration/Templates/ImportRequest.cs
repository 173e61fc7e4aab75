using HipAi.Reporting;
using HipAi.Reporting.Mrrt;
using HipAi.Scp.Api;

namespace HipAi.Scp.Administration.Templates;

/// <summary>An MRRT file.</summary>
/// <param name="Html">The file.</param>
/// <param name="Name">Name of the template it shall become; null for one made from its title.</param>
/// <param name="By">In whose name a machine imports it.</param>
/// <param name="Revision">As of a draft: empty for "there must be none yet"; null: a draft there is is written over.</param>
internal sealed record ImportRequest(string? Html, string? Name, string? By, string? Revision = null)
{
    /// <summary>What is wrong with the request; null for nothing.</summary>
    internal IResult? Fault()
    {
        if (Name is not null && !TemplateNames.IsName(Name)) return ApiProblems.Malformed("name", TemplateNames.Rule);
        return Html is { Length: > 0 and <= MrrtReader.MaximumCharacters }
            ? ByRequest.Check(By)
            : ApiProblems.Malformed("html", $"html is an MRRT file of 1 to {MrrtReader.MaximumCharacters} characters.");
    }
}
