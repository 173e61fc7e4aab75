using System.Net;

namespace HipAi.Scp.Receiving;

/// <summary>Reads a list of networks in CIDR notation.</summary>
internal static class SourceNetworks
{
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>The networks of a list separated by commas, semicolons or blanks.</summary>
    /// <exception cref="FormatException">An entry is not a network; the message quotes it.</exception>
    public static IReadOnlyList<IPNetwork> Parse(string list) =>
        [.. list.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One)];

    private static IPNetwork One(string entry) =>
        IPNetwork.TryParse(entry, out var network)
            ? network
            : throw new FormatException($"'{entry}' is not a network such as 10.1.0.0/16 (address, slash, prefix length).");
}
