using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>A look-up curve, tabled: from the place in the range of the anatomy (0 to 1) to display (0 black to 1 white).</summary>
internal sealed class ToneTable
{
    private const int Entries = 1024;
    private const float Low = -2;
    private const float High = 3;
    private const float Lift = 0.9f; // metal lies little above dense bone, and is shown near white
    private readonly float[] _table = new float[Entries + 2];

    public ToneTable(Acquisition acquisition)
    {
        var device = acquisition.Device;
        for (var i = 0; i < _table.Length; i++)
        {
            var t = Low + ((High - Low) * i / Entries);
            var x = ((t - 0.5f) / acquisition.Contrast) + Shift(acquisition.Brightness, t) + (Lift * MathF.Max(0, t - 1));
            var dark = device.Darkness * acquisition.Darkness;
            // A viewer's curve cannot be bent: there a darker film is one whose anatomy lies lower on it.
            _table[i] = device.SigmoidWindow
                ? Shown(device, x - (0.22f * (dark - 1) * Held(t)))
                : acquisition.Base + ((acquisition.White - acquisition.Base) * Steady.Pow(Shown(device, x), dark));
        }
    }

    /// <summary>An ordinary shift moves the anatomy and leaves white where it is; a gross one moves all.</summary>
    private static float Shift(float brightness, float t) =>
        MathF.Abs(brightness) > 0.3f ? brightness : brightness * Held(t);

    /// <summary>1 for the anatomy, 0 for white.</summary>
    private static float Held(float t) => 1 - Math.Clamp((t - 0.3f) / 0.8f, 0, 1);

    private static float Shown(DeviceStyle device, float x) =>
        device.SigmoidWindow ? Math.Clamp((x * Presentation.SigmoidSpan) + Presentation.SigmoidCentre, 0, 1) : Curve(device, x);

    /// <summary>Replaces values by what the curve shows for them.</summary>
    /// <param name="image">Processed values.</param>
    /// <param name="low">What stands for 0.</param>
    /// <param name="high">What stands for 1.</param>
    public void Apply(float[] image, float low, float high)
    {
        var scale = Entries / ((High - Low) * (high - low));
        var offset = (-low * scale) - (Low * Entries / (High - Low));
        for (var i = 0; i < image.Length; i++)
        {
            var place = MathF.Min(MathF.Max((image[i] * scale) + offset, 0), Entries);
            var k = (int)place;
            image[i] = _table[k] + ((_table[k + 1] - _table[k]) * (place - k));
        }
    }

    /// <summary>Half a range below the middle is shown near 0.1, half a range above near 0.85, metal and more near 1.</summary>
    private static float Curve(DeviceStyle device, float x) => device.Curve switch
    {
        ToneCurve.Straight => Math.Clamp(0.46f + (x * 0.78f * device.Slope), 0, 1),
        ToneCurve.Sigmoid => Logistic((4.2f * device.Slope * x) - 0.1f),
        // Optical density runs along an S; light through the film is its toe drawn long.
        ToneCurve.Film => Steady.Pow(Logistic((4.2f * device.Slope * x) + 0.1f), 1.25f),
        _ => Dual(x, device.Slope),
    };

    private static float Dual(float x, float slope)
    {
        // Two straight lines that meet in a soft bend, levelled off at white.
        var bend = 0.5f * ((x - 0.02f) + MathF.Sqrt(((x - 0.02f) * (x - 0.02f)) + 0.02f));
        var y = 0.30f + (slope * ((0.48f * x) + (0.52f * bend)));
        return y < 0.85f ? MathF.Max(0, y) : MathF.Min(1, 1 - (0.15f * Steady.Exp((0.85f - y) / 0.15f)));
    }

    private static float Logistic(float x) => 1 / (1 + Steady.Exp(-x));
}
