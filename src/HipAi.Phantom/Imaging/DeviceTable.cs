namespace HipAi.Phantom.Imaging;

/// <summary>The simulated devices; X, Y and Z are held out and differ in every habit.</summary>
internal static class DeviceTable
{
    public static IReadOnlyList<DeviceStyle> Rows { get; } =
    [
        new()
        {
            Letter = "A", Model = "SIM-DR 100", Pitch = 0.139f, BitsStored = 12, Efficiency = 0.62f,
            Compression = 0.64f, Exponent = 0.7f, FineGain = 0.85f, MiddleGain = 0.95f, CoarseGain = 0.95f,
            Curve = ToneCurve.Sigmoid, Slope = 1.05f, Darkness = 1.7f, Border = FieldBorder.Black, Words = 0,
        },
        new()
        {
            Letter = "B", Model = "SIM-DR 200", Pitch = 0.148f, BitsStored = 14, Efficiency = 0.65f, RawBits = 16, RawLogarithm = true,
            Compression = 0.38f, Exponent = 0.70f, FineGain = 1.35f, MiddleGain = 1.3f, CoarseGain = 1.05f, Grid = 12,
            SigmoidWindow = true, Darkness = 1.2f, Border = FieldBorder.Black, Margin = 0, Texts = TextHabit.Technique, Words = 1,
        },
        new()
        {
            Letter = "C", Model = "SIM-DR 300", Pitch = 0.125f, BitsStored = 12, Inverse = true, Efficiency = 0.58f,
            Enhancement = Enhancement.Unsharp, Compression = 0.55f, FineGain = 0.25f, MiddleGain = 0.4f, CoarseGain = 0.25f,
            Curve = ToneCurve.Film, Slope = 1.1f, Darkness = 1.05f, Border = FieldBorder.Black, Words = 2,
        },
        new()
        {
            Letter = "D", Model = "SIM-CR 10", Detector = DetectorKind.StoragePhosphor, Pitch = 0.15f, BitsStored = 10, Inverse = true,
            Efficiency = 0.26f, Saturation = 1000, RawBits = 12, RawLogarithm = true, RawInverse = true, Grid = 8,
            Enhancement = Enhancement.Unsharp, Compression = 0.7f, FineGain = 0.35f, MiddleGain = 0.4f, CoarseGain = 0,
            Curve = ToneCurve.Film, Slope = 1, Darkness = 1.5f, Border = FieldBorder.White, Margin = 5, ElectronicMarkers = 0.05f, Texts = TextHabit.Time, Words = 3,
        },
        new()
        {
            Letter = "E", Model = "SIM-CR 20", Detector = DetectorKind.StoragePhosphor, Pitch = 0.10f, BitsStored = 12, Efficiency = 0.30f,
            Saturation = 1000, RawBits = 12, RawLogarithm = true, Compression = 0.65f, Exponent = 0.78f,
            FineGain = 1.15f, MiddleGain = 1.1f, CoarseGain = 0.9f, SigmoidWindow = true, Darkness = 2.1f, Border = FieldBorder.Black, Margin = 10, Words = 0,
        },
        new()
        {
            Letter = "F", Model = "SIM-PORTABLE", Pitch = 0.15f, BitsStored = 12, Efficiency = 0.48f, Grid = 6, Saturation = 110,
            Compression = 0.5f, Exponent = 0.75f, FineGain = 1.1f, MiddleGain = 1.15f, CoarseGain = 1.05f,
            Curve = ToneCurve.Sigmoid, Slope = 1.05f, Darkness = 1.35f, Border = FieldBorder.Grey, Margin = 3, ElectronicMarkers = 0.3f, Texts = TextHabit.Time, Words = 1,
        },
        new()
        {
            Letter = "G", Model = "SIM-CR 30", Detector = DetectorKind.StoragePhosphor, Pitch = 0.175f, BitsStored = 12, Efficiency = 0.28f,
            Saturation = 1000, RawBits = 12, RawLogarithm = true, Enhancement = Enhancement.Plain,
            Curve = ToneCurve.Straight, Slope = 1, Darkness = 1.8f, Border = FieldBorder.Black, ElectronicMarkers = 0.05f, Words = 2,
        },
        new()
        {
            Letter = "H", Model = "SIM-DR 410", Detector = DetectorKind.Gadolinium, Pitch = 0.16f, BitsStored = 12, Efficiency = 0.38f, Saturation = 90,
            Enhancement = Enhancement.Unsharp, Compression = 0.62f, FineGain = 0.35f, MiddleGain = 0.3f, CoarseGain = 0.25f, Grid = 8,
            Curve = ToneCurve.Dual, Slope = 1, Darkness = 1.15f, Border = FieldBorder.Black, Margin = 0, Texts = TextHabit.Technique, Words = 3,
        },
        new()
        {
            Letter = "I", Model = "SIM-DR 500", Pitch = 0.20f, BitsStored = 15, Efficiency = 0.66f, RawBits = 15, RawInverse = true, Grid = 12,
            Compression = 0.62f, Exponent = 0.74f, FineGain = 0.8f, MiddleGain = 0.9f, CoarseGain = 1.1f,
            Curve = ToneCurve.Dual, Slope = 0.95f, Darkness = 1.35f, Border = FieldBorder.Black, ElectronicMarkers = 0.4f, Words = 1,
        },
        new()
        {
            Letter = "X", Model = "SIM-DR X1", IsExternal = true, Pitch = 0.10f, BitsStored = 13, Efficiency = 0.55f, RawBits = 13, Grid = 6,
            Compression = 0.36f, Exponent = 0.62f, FineGain = 1.9f, MiddleGain = 1.4f, CoarseGain = 1.0f, Saturation = 60,
            Curve = ToneCurve.Straight, Slope = 0.95f, Darkness = 1.1f, Border = FieldBorder.Grey, Margin = 9, ElectronicMarkers = 0.7f, Texts = TextHabit.Strip, Words = 2,
        },
        new()
        {
            Letter = "Y", Model = "SIM-CR Y2", IsExternal = true, Detector = DetectorKind.StoragePhosphor, Pitch = 0.20f, BitsStored = 10,
            Inverse = true, Efficiency = 0.22f, Saturation = 1000, RawBits = 12, RawLogarithm = true, RawInverse = true, Grid = 8,
            Enhancement = Enhancement.Unsharp, Compression = 0.9f, FineGain = 0.2f, MiddleGain = 1.2f, CoarseGain = 0.6f,
            Curve = ToneCurve.Sigmoid, Slope = 1.2f, Darkness = 1.2f, Border = FieldBorder.White, Margin = 18, ElectronicMarkers = 0, Texts = TextHabit.Time, Words = 0,
        },
        new()
        {
            Letter = "Z", Model = "SIM-DR Z3", IsExternal = true, Detector = DetectorKind.Gadolinium, Pitch = 0.175f, BitsStored = 14,
            Efficiency = 0.33f, RawBits = 16, RawInverse = true, Grid = 0, Compression = 0.65f, Exponent = 0.9f,
            FineGain = 0.8f, MiddleGain = 1.1f, CoarseGain = 1.8f,
            Curve = ToneCurve.Film, Slope = 0.9f, Darkness = 1.45f, Border = FieldBorder.Black, Margin = 2, ElectronicMarkers = 0.5f, Texts = TextHabit.Technique, Words = 3,
        },
    ];
}
