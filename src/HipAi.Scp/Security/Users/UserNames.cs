using System.Buffers;

namespace HipAi.Scp.Security.Users;

/// <summary>What users and tokens may be called. Names stand in the audit trail and in addresses, so that nothing in them needs escaping.</summary>
internal static class UserNames
{
    private const int Shortest = 2, Longest = 40;

    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>Names by which the audit trail tells of others than users.</summary>
    private static readonly string[] Reserved = [Doer.Service.Name, Doer.CommandLine.Name, ApiTokenHandler.ConfiguredName];

    /// <summary>What a name must be, in words.</summary>
    internal const string Rule = "2 to 40 small letters, digits, dots and hyphens, beginning with a letter or digit";

    /// <summary>As it was meant: people type capitals and blanks where there are none.</summary>
    internal static string Normalized(string? typed) => (typed ?? "").Trim().ToLowerInvariant();

    /// <summary>Whether a text can be a name.</summary>
    internal static bool IsName(string text) =>
        text.Length is >= Shortest and <= Longest && char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(Characters);

    /// <summary>Refuses what cannot be a name.</summary>
    /// <exception cref="UserRefusedException">It cannot be, or means somebody else.</exception>
    internal static void Require(string name, string field)
    {
        if (!IsName(name)) throw new UserRefusedException(field, $"A name has {Rule}.");
        if (Reserved.Contains(name)) throw new UserRefusedException(field, $"The name '{name}' is taken by the service itself.");
    }
}
