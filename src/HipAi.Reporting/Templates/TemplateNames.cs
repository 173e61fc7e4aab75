namespace HipAi.Reporting;

/// <summary>What the name of a template looks like: it stands in addresses, file names and forms of reports.</summary>
public static class TemplateNames
{
    /// <summary>The longest name.</summary>
    public const int MaximumLength = 64;

    /// <summary>What a name looks like, for whoever wrote something else.</summary>
    public const string Rule = "A name consists of small letters, digits, hyphens and single dots, 64 at most.";

    /// <summary>Whether a text may be a name.</summary>
    public static bool IsName(string name) =>
        name is { Length: > 0 and <= MaximumLength } && char.IsAsciiLetterOrDigit(name[0]) && !name.Contains("..", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
}
