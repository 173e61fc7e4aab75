using HipAi.Scp.Storage;

namespace HipAi.Scp.Administration.Sources;

/// <summary>Refusals that are the same but for their times and ports: a storm of them is one row.</summary>
/// <param name="Address">Address of the sender without its port; empty when unknown.</param>
/// <param name="CallingAeTitle">What it called itself; empty when no request arrived.</param>
/// <param name="CalledAeTitle">What it called us.</param>
/// <param name="Reason">What was seen and answered.</param>
/// <param name="Count">How often.</param>
/// <param name="FirstAt">The first of them.</param>
/// <param name="LastAt">The last of them.</param>
/// <param name="Hint">What to do about it, in words; null where nothing is known.</param>
internal sealed record RefusalGroup(
    string Address, string CallingAeTitle, string CalledAeTitle, string Reason, int Count, DateTimeOffset FirstAt, DateTimeOffset LastAt, string? Hint)
{
    /// <summary>Whether the association was accepted, and only a part of what it asked for was refused.</summary>
    internal bool IsPartial => Reason.StartsWith(AcceptedWithout, StringComparison.Ordinal);

    private const string AcceptedWithout = "accepted without:";

    /// <summary>Groups refusals, the group with the newest first. Pure.</summary>
    /// <param name="refusals">The refusals.</param>
    /// <param name="hint">What to do about one; null for nothing.</param>
    internal static IReadOnlyList<RefusalGroup> Of(IEnumerable<Refusal> refusals, Func<Refusal, string, string?> hint) =>
    [
        .. refusals.GroupBy(refusal => (Address: AddressOf(refusal.Peer), refusal.CallingAeTitle, refusal.CalledAeTitle, refusal.Reason))
            .Select(group => new RefusalGroup(
                group.Key.Address, group.Key.CallingAeTitle, group.Key.CalledAeTitle, group.Key.Reason, group.Count(),
                group.Min(refusal => refusal.At), group.Max(refusal => refusal.At), hint(group.First(), group.Key.Address)))
            .OrderByDescending(group => group.LastAt),
    ];

    // "10.1.4.17:50312", "[fe80::1]:50312", or an address alone.
    private static string AddressOf(string peer) =>
        System.Net.IPEndPoint.TryParse(peer, out var endPoint) ? endPoint.Address.IsIPv4MappedToIPv6 ? endPoint.Address.MapToIPv4().ToString() : endPoint.Address.ToString() : peer;
}
