using System.Buffers;

namespace HipAi.Scp.Storage;

/// <summary>
/// Which UIDs can be used as keys and folder names. Wider than PS3.5 9.1, since a UID with letters must not refuse an image
/// whose pixels can be read; but nothing that means something to a file system.
/// </summary>
internal static class UidText
{
    private const int MaximumLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    /// <summary>How a value that should be a UID is told to people: itself when it is one, otherwise not, since it may be anything a sender put there.</summary>
    public static string Quoted(string uid) =>
        uid.Length is > 0 and <= MaximumLength && uid.All(c => char.IsAsciiDigit(c) || c == '.') ? uid : "no UID";

    public static bool IsUsable(string uid) =>
        uid.Length is > 0 and <= MaximumLength && uid[0] is not ('.' or '-') && !uid.AsSpan().ContainsAnyExcept(Allowed);
}
