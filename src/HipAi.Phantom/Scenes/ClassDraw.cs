using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>Draws hardware classes.</summary>
internal static class ClassDraw
{
    // Shares of the source paper's test set, in the order of the classes.
    private static readonly double[] Paper = [0.322, 0.172, 0.079, 0.067, 0.062, 0.041, 0.034, 0.083, 0.140];

    /// <summary>The class of the hip the study is about.</summary>
    public static HardwareClass Main(SimulationOptions options, Random random) =>
        options.Classes.Count > 0 ? random.Pick(options.Classes) : Mixed(options.ClassMix, random);

    /// <summary>The class of the other hip: often none.</summary>
    public static HardwareClass Other(SimulationOptions options, Random random) =>
        random.Chance(options.ClassMix == ClassMix.Balanced ? 0.35 : 0.65) ? HardwareClass.NoHardware : Mixed(options.ClassMix, random);

    private static HardwareClass Mixed(ClassMix mix, Random random)
    {
        if (mix == ClassMix.Balanced) return (HardwareClass)random.Next(HardwareClasses.Count);
        var dice = random.NextDouble();
        for (var i = 0; i < Paper.Length; i++)
            if ((dice -= Paper[i]) < 0) return (HardwareClass)i;
        return HardwareClass.NoHardware;
    }
}
