namespace HipAi.Phantom.Imaging;

/// <summary>A kind of device: how it detects, processes and presents. "Vendors" are rows of this table.</summary>
/// <param name="Manufacturer">Written to Manufacturer (0008,0070); always names a simulation.</param>
/// <param name="Model">Written to Manufacturer's Model Name (0008,1090).</param>
/// <param name="IsComputedRadiography">Writes CR objects instead of DX.</param>
/// <param name="Inverse">Stores MONOCHROME1.</param>
/// <param name="BitsStored">Bits of the stored values, 10 to 14.</param>
/// <param name="Blur">Sigma of the detector's blur, mm.</param>
/// <param name="Efficiency">Detective quantum efficiency at low frequencies.</param>
/// <param name="Compression">How far large-scale contrast is kept, 0.5 (strongly evened) to 1.</param>
/// <param name="FineGain">Gain of structures below about 2 mm.</param>
/// <param name="MiddleGain">Gain of structures of 2 to 8 mm.</param>
/// <param name="CoarseGain">Gain of structures of 8 to 30 mm.</param>
/// <param name="Slope">Steepness of the S-curve, 0 for a straight line.</param>
/// <param name="SigmoidWindow">Leaves the S-curve to the viewer (VOI LUT Function SIGMOID).</param>
/// <param name="Shutter">Blackens what lies outside the collimated field.</param>
/// <param name="Margin">Plate left around the collimated field, mm.</param>
/// <param name="Words">Which table of protocol names it speaks.</param>
internal sealed record DeviceStyle(
    string Manufacturer,
    string Model,
    bool IsComputedRadiography,
    bool Inverse,
    int BitsStored,
    float Blur,
    float Efficiency,
    float Compression,
    float FineGain,
    float MiddleGain,
    float CoarseGain,
    float Slope,
    bool SigmoidWindow,
    bool Shutter,
    float Margin,
    int Words)
{
    /// <summary>All devices.</summary>
    public static IReadOnlyList<DeviceStyle> All { get; } =
    [
        new("HIPAI SIMULATOR A", "SIM-DR 100", false, false, 12, 0.17f, 0.62f, 0.72f, 1.5f, 1.5f, 1.25f, 2.2f, false, true, 0, 0),
        new("HIPAI SIMULATOR B", "SIM-DR 200", false, false, 14, 0.15f, 0.65f, 0.60f, 1.9f, 1.7f, 1.3f, 0, true, true, 6, 1),
        new("HIPAI SIMULATOR C", "SIM-DR 300", false, true, 12, 0.20f, 0.55f, 0.85f, 1.25f, 1.3f, 1.15f, 2.8f, false, true, 0, 2),
        new("HIPAI SIMULATOR D", "SIM-CR 10", true, true, 10, 0.26f, 0.28f, 1.0f, 1.2f, 1.1f, 1.0f, 1.6f, false, false, 12, 3),
        new("HIPAI SIMULATOR E", "SIM-CR 20", true, false, 12, 0.24f, 0.30f, 0.9f, 1.6f, 1.3f, 1.1f, 0, true, true, 10, 0),
        new("HIPAI SIMULATOR G", "SIM-CR 30", true, false, 12, 0.25f, 0.30f, 1.0f, 1.0f, 1.0f, 1.0f, 0.6f, false, false, 4, 2),
        new("HIPAI SIMULATOR F", "SIM-PORTABLE", false, false, 12, 0.22f, 0.45f, 0.78f, 1.35f, 1.4f, 1.2f, 1.8f, false, true, 0, 1),
    ];

    /// <summary>The devices of the given letters, the last words of their Manufacturer; none given, the internal ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A letter names no device.</exception>
    public static IReadOnlyList<DeviceStyle> Named(IReadOnlyList<string> letters)
    {
        if (letters.Count == 0) return [.. All.Where(device => !device.IsExternal)];
        return [.. letters.Select(letter => All.FirstOrDefault(device => device.Letter == letter)
            ?? throw new ArgumentOutOfRangeException(nameof(letters), letter, $"There is no device '{letter}'; there are {string.Join(", ", All.Select(d => d.Letter))}."))];
    }

    /// <summary>Kept for tests as the devices of another site.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Its own distance of pixel centres, mm.</summary>
    public float Pitch => IsComputedRadiography ? 0.15f : 0.14f;

    /// <summary>The letter the device goes by.</summary>
    public string Letter => Manufacturer[(Manufacturer.LastIndexOf(' ') + 1)..];
}
