using HipAi.Phantom.Imaging;

namespace HipAi.Phantom;

/// <summary>The simulated devices by letter.</summary>
public static class SimulatedVendors
{
    /// <summary>Names for several devices at once: <c>internal</c>, <c>external</c>, and <c>varied</c>: a device of its own for each study.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["internal", "external", "varied"];

    /// <summary>The letters of all devices that have a row; <c>varied</c> is none of them.</summary>
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
                "varied" => [VariedDevice.Any.Letter],
                _ => [name],
            }).Distinct(),
        ];
    }
}
