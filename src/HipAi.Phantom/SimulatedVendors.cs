using HipAi.Phantom.Imaging;

namespace HipAi.Phantom;

/// <summary>The simulated devices by letter.</summary>
public static class SimulatedVendors
{
    /// <summary>Names for several devices at once: <c>internal</c> and <c>external</c>.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["internal", "external"];

    /// <summary>The letters of all devices.</summary>
    public static IReadOnlyList<string> Letters { get; } = [.. DeviceStyle.All.Select(device => device.Letter).Order(StringComparer.Ordinal)];

    /// <summary>Puts the letters in the place of groups.</summary>
    public static IReadOnlyList<string> Spell(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return
        [
            .. names.SelectMany(name => name switch
            {
                "internal" => DeviceStyle.All.Where(device => !device.IsExternal).Select(device => device.Letter),
                "external" => DeviceStyle.All.Where(device => device.IsExternal).Select(device => device.Letter),
                _ => [name],
            }).Distinct(),
        ];
    }
}
