namespace HipAi.Dicom.Imaging;

/// <summary>A window over modality values (PS3.3 C.11.2.1.2).</summary>
/// <param name="Center">Its centre.</param>
/// <param name="Width">Its width, above 0.</param>
/// <param name="Function">How it maps.</param>
/// <param name="Explanation">What the file calls it; empty when it has no name.</param>
public sealed record GrayscaleWindow(double Center, double Width, VoiFunction Function, string Explanation = "")
{
    /// <summary>The window that spreads a range over black to white.</summary>
    internal static GrayscaleWindow Spread(double minimum, double maximum) =>
        new((minimum + maximum) / 2, Math.Max(maximum - minimum, double.Epsilon), VoiFunction.LinearExact);

    /// <summary>A modality value as shown, 0 to 1.</summary>
    public double Apply(double value) => Function switch
    {
        VoiFunction.Sigmoid => 1 / (1 + Math.Exp(-4 * (value - Center) / Width)),
        VoiFunction.LinearExact => Ramp(value, Center, Width),
        _ => Ramp(value, Center - 0.5, Width - 1),
    };

    /// <summary>Both linear functions: 0 up to the lower end, 1 above the upper end, straight between; a width of 0 is a step.</summary>
    private static double Ramp(double value, double middle, double width) =>
        value <= middle - (width / 2) ? 0
        : value > middle + (width / 2) ? 1
        : ((value - middle) / width) + 0.5;
}
