namespace HipAi.Phantom.Imaging;

/// <summary>A kind of device: how it detects, processes and presents. "Vendors" are rows of a table.</summary>
internal sealed record DeviceStyle
{
    /// <summary>The letter the device goes by, also on the command line.</summary>
    public required string Letter { get; init; }

    /// <summary>Written to Manufacturer's Model Name (0008,1090).</summary>
    public required string Model { get; init; }

    /// <summary>Written to Manufacturer (0008,0070); always names a simulation.</summary>
    public string Manufacturer => $"HIPAI SIMULATOR {Letter}";

    /// <summary>Held out: stands for another site that nothing is trained on.</summary>
    public bool IsExternal { get; init; }

    /// <summary>What detects.</summary>
    public DetectorKind Detector { get; init; }

    /// <summary>Writes CR objects instead of DX.</summary>
    public bool IsComputedRadiography => Detector == DetectorKind.StoragePhosphor;

    /// <summary>Native distance of pixel centres, mm.</summary>
    public required float Pitch { get; init; }

    /// <summary>Bits of the stored values, 10 to 15.</summary>
    public required int BitsStored { get; init; }

    /// <summary>Stores MONOCHROME1.</summary>
    public bool Inverse { get; init; }

    /// <summary>Bits of its raw pictures, 12 to 16.</summary>
    public int RawBits { get; init; } = 14;

    /// <summary>Its raw pictures hold the logarithm of the signal, else the signal.</summary>
    public bool RawLogarithm { get; init; }

    /// <summary>In its raw pictures more radiation gives lower values.</summary>
    public bool RawInverse { get; init; }

    /// <summary>Ratio of the grid it is used with, 0 for none.</summary>
    public int Grid { get; init; } = 10;

    /// <summary>Detective quantum efficiency at low frequencies.</summary>
    public required float Efficiency { get; init; }

    /// <summary>Air kerma at which it saturates, µGy.</summary>
    public float Saturation { get; init; } = 150;

    /// <summary>The enhancement it uses.</summary>
    public Enhancement Enhancement { get; init; }

    /// <summary>How far large-scale contrast is kept, 0.4 (strongly evened) to 1.</summary>
    public float Compression { get; init; } = 1;

    /// <summary>Exponent of the coefficients of the pyramid, 0.6 to 1.</summary>
    public float Exponent { get; init; } = 0.8f;

    /// <summary>Gain of structures below about 1 mm.</summary>
    public float FineGain { get; init; } = 1;

    /// <summary>Gain of structures of about 4 mm.</summary>
    public float MiddleGain { get; init; } = 1;

    /// <summary>Gain of structures of about 16 mm.</summary>
    public float CoarseGain { get; init; } = 1;

    /// <summary>Its look-up curve.</summary>
    public ToneCurve Curve { get; init; }

    /// <summary>Steepness of the curve in the middle, 0.8 (soft) to 1.5 (hard).</summary>
    public float Slope { get; init; } = 1;

    /// <summary>How dark its films are: exponent of what the curve shows, 1 (bright and even) to 2 (bone grey, flesh nearly black).</summary>
    public float Darkness { get; init; } = 1;

    /// <summary>Leaves the S-curve to the viewer (VOI LUT Function SIGMOID).</summary>
    public bool SigmoidWindow { get; init; }

    /// <summary>What it shows outside the field.</summary>
    public FieldBorder Border { get; init; }

    /// <summary>Plate left around the collimated field, mm.</summary>
    public float Margin { get; init; }

    /// <summary>Share of side markers that are burned in instead of laid on in lead.</summary>
    public float ElectronicMarkers { get; init; } = 0.15f;

    /// <summary>What it burns into pictures.</summary>
    public TextHabit Texts { get; init; }

    /// <summary>Which table of protocol names it speaks.</summary>
    public int Words { get; init; }

    /// <summary>All devices.</summary>
    public static IReadOnlyList<DeviceStyle> All => DeviceTable.Rows;

    /// <summary>Those to train and test on.</summary>
    public static IReadOnlyList<DeviceStyle> Internal { get; } = [.. DeviceTable.Rows.Where(d => !d.IsExternal)];

    /// <summary>Those held out.</summary>
    public static IReadOnlyList<DeviceStyle> External { get; } = [.. DeviceTable.Rows.Where(d => d.IsExternal)];

    /// <summary>The devices of the given letters, V for <see cref="VariedDevice.Any"/>; none given, the internal ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A letter names no device.</exception>
    public static IReadOnlyList<DeviceStyle> Named(IReadOnlyList<string> letters)
    {
        if (letters.Count == 0) return Internal;
        return [.. letters.Select(letter => All.Append(VariedDevice.Any).FirstOrDefault(device => device.Letter == letter)
            ?? throw new ArgumentOutOfRangeException(nameof(letters), letter, $"There is no device '{letter}'; there are {string.Join(", ", All.Select(d => d.Letter))} and V."))];
    }
}
