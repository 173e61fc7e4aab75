namespace HipAi.Scp.Api;

/// <summary>What may stand where an address asks for a UID.</summary>
internal static class ApiUid
{
    /// <summary>Longest UID, PS3.5 9.1.</summary>
    private const int MaxLength = 64;

    /// <summary>
    /// Whether the text can name a stored object: digits and dots, at most 64 characters.
    /// More lenient than PS3.5 9.1 (leading zeros pass), as objects with such UIDs are received and must be found.
    /// </summary>
    internal static bool IsPlausible(string? text) =>
        text is { Length: > 0 and <= MaxLength } && char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiDigit(c) || c == '.');
}
