namespace HipAi.Phantom.Imaging;

/// <summary>
/// A device of no row: every habit is drawn anew for each study, over the range that such devices have. Domain randomisation
/// (Tobin et al. 2017): meant for training on many devices that do not exist, so that no one device is learned.
/// </summary>
internal static class VariedDevice
{
    /// <summary>What stands for it in a list of devices, until a study draws its own.</summary>
    public static DeviceStyle Any { get; } = new() { Letter = "V", Model = "SIM-VARIED", Pitch = 0.15f, BitsStored = 12, Efficiency = 0.5f };

    /// <summary>Draws the device of one study.</summary>
    public static DeviceStyle Draw(Random random) => Habits(Look(Detection(random), random), random);

    private static DeviceStyle Detection(Random random)
    {
        var detector = random.Weighted([(DetectorKind.CaesiumIodide, 0.5), (DetectorKind.StoragePhosphor, 0.3), (DetectorKind.Gadolinium, 0.2)]);
        return Any with
        {
            Detector = detector,
            Pitch = random.Uniform(0.1f, 0.2f),
            BitsStored = 10 + random.Next(6),
            Inverse = random.Chance(0.3),
            Grid = random.Pick([0, 6, 8, 10, 12]),
            Efficiency = detector == DetectorKind.CaesiumIodide ? random.Uniform(0.45f, 0.7f) : random.Uniform(0.2f, 0.42f),
            Saturation = detector == DetectorKind.StoragePhosphor ? 1000 : random.LogUniform(55, 160),
        };
    }

    private static DeviceStyle Look(DeviceStyle device, Random random)
    {
        var enhancement = random.Weighted([(Enhancement.Multiscale, 0.6), (Enhancement.Unsharp, 0.3), (Enhancement.Plain, 0.1)]);
        // A pyramid's gains lie about 1, which changes nothing; those of unsharp masks begin at 0.
        var least = enhancement == Enhancement.Multiscale ? 0.7f : 0;
        var most = enhancement == Enhancement.Multiscale ? 2 : 1.2f;
        return device with
        {
            Enhancement = enhancement,
            Compression = random.Uniform(0.35f, 0.95f),
            Exponent = random.Uniform(0.6f, 1),
            FineGain = random.Uniform(least, most),
            MiddleGain = random.Uniform(least, most),
            CoarseGain = random.Uniform(least, most),
            Curve = random.Pick(Enum.GetValues<ToneCurve>()),
            Slope = random.Uniform(0.85f, 1.3f),
            Darkness = random.Uniform(1, 2.1f),
            SigmoidWindow = random.Chance(0.2),
        };
    }

    private static DeviceStyle Habits(DeviceStyle device, Random random) => device with
    {
        Border = random.Pick(Enum.GetValues<FieldBorder>()),
        Margin = random.Chance(0.4) ? 0 : random.Uniform(0, 18),
        ElectronicMarkers = random.NextSingle(),
        Texts = random.Pick(Enum.GetValues<TextHabit>()),
        Words = random.Next(4),
    };
}
