using HipAi.Scp.Api;

namespace HipAi.Scp.Administration.Templates;

/// <summary>Who asks for a change; until there are users, as the caller says.</summary>
/// <param name="By">A name, 1 to 100 characters.</param>
internal sealed record ByRequest(string? By)
{
    /// <summary>What is wrong with a name; null for nothing.</summary>
    internal static IResult? Check(string? by) =>
        by?.Trim() is { Length: > 0 and <= 100 } name && !name.Any(char.IsControl) ? null : ApiProblems.Malformed("by", "by is the name of whoever does this, 1 to 100 characters.");
}
