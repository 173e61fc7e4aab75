using System.Net;

namespace HipAi.Scp.Receiving;

/// <summary>Reads networks in CIDR notation and finds addresses in them.</summary>
internal static class SourceNetworks
{
    /// <summary>What a network looks like, for whoever wrote something else.</summary>
    public const string Rule = "not a network such as 10.1.0.0/16 (address, slash, prefix length)";

    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>The networks of a list separated by commas, semicolons or blanks.</summary>
    /// <exception cref="FormatException">An entry is not a network; the message quotes it.</exception>
    public static IReadOnlyList<IPNetwork> Parse(string list) =>
        [.. list.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One)];

    /// <summary>One network.</summary>
    /// <exception cref="FormatException">It is none; the message quotes it.</exception>
    public static IPNetwork One(string entry) =>
        IPNetwork.TryParse(entry, out var network) ? network : throw new FormatException($"'{entry}' is {Rule}.");

    /// <summary>Whether an address is in one of the networks; one that is not known is in none.</summary>
    public static bool Contain(IReadOnlyList<IPNetwork> networks, IPAddress? address)
    {
        if (address is null) return false;

        // A dual-mode socket sees an IPv4 peer as ::ffff:a.b.c.d.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }
}
