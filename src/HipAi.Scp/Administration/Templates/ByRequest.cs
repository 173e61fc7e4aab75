using HipAi.Scp.Api;

namespace HipAi.Scp.Administration.Templates;

/// <summary>A change that a machine asks for in somebody's name.</summary>
/// <param name="By">A name of at most 100 characters; null or blank for the machine's own. Of a person's request it is not looked at.</param>
/// <param name="Revision">The draft that is meant, see <see cref="TemplateVersion.Revision"/>; null for whichever there is.</param>
internal sealed record ByRequest(string? By = null, string? Revision = null)
{
    /// <summary>What is wrong with a name; null for nothing.</summary>
    internal static IResult? Check(string? by) => by is null || (by.Trim().Length <= TemplateAuthor.LongestName && !by.Any(char.IsControl))
        ? null
        : ApiProblems.Malformed("by", "by is the name of whoever does this, at most 100 characters.");
}
