using HipAi.Reporting;
using HipAi.Scp.Api;

namespace HipAi.Scp.Administration.Templates;

/// <summary>A draft.</summary>
/// <param name="Text">The whole template.</param>
/// <param name="Partials">Partials in place of those in the folder, by name.</param>
/// <param name="By">In whose name a machine writes it.</param>
/// <param name="Revision">The draft it was made from; empty where there was none; null: whatever there is is written over.</param>
internal sealed record DraftRequest(string? Text, Dictionary<string, string>? Partials, string? By, string? Revision = null)
{
    /// <summary>What is wrong with the request; null for nothing. The template itself may be faulty.</summary>
    internal IResult? Fault(string name)
    {
        if (!TemplateNames.IsName(name)) return ApiProblems.Malformed("name", TemplateNames.Rule);
        if (Text is not { Length: > 0 and <= TemplateLoader.MaximumBytes }) return ApiProblems.Malformed("text", $"text is a template of 1 to {TemplateLoader.MaximumBytes} characters.");
        return Partials?.Values.Sum(text => text?.Length ?? 0) > TemplateLoader.MaximumBytes || Partials?.Values.Any(text => text is null) == true
            ? ApiProblems.Malformed("partials", $"partials are texts, together at most {TemplateLoader.MaximumBytes} characters.")
            : ByRequest.Check(By);
    }
}
