using System.Buffers;

namespace HipAi.Scp.Configuration;

/// <summary>What nodes may be called: a folder and a row carry the name.</summary>
internal static class NodeNames
{
    private const int Longest = 63;

    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    /// <summary>Whether a text can be a node's name.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= Longest && text[0] != '.' && !text.AsSpan().ContainsAnyExcept(Characters);

    /// <summary>The name that was set, or the machine's with a hyphen for what cannot stand in a name.</summary>
    public static string Of(StorageOptions options)
    {
        if (options.NodeName.Length > 0) return options.NodeName;
        var machine = string.Concat(Environment.MachineName.Take(Longest).Select(c => Characters.Contains(c) ? c : '-')).TrimStart('.');
        return machine.Length > 0 ? machine : "node";
    }
}
