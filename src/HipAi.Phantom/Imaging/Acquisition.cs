using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>The settings of one exposure, drawn without knowledge of the patient's hardware.</summary>
/// <param name="Device">The device.</param>
/// <param name="Kilovolts">Tube voltage, 66 to 90.</param>
/// <param name="MilliampereSeconds">Tube load as written to the header.</param>
/// <param name="DetectorDose">Air kerma at the detector behind the middle of the patient, µGy.</param>
/// <param name="ScatterRatio">Scatter to primary behind the grid for a thick patient.</param>
/// <param name="MotionBlur">Sigma of focal spot and motion blur, mm.</param>
/// <param name="HeelEffect">Fall of intensity along the tube axis over the whole field, 0 to 0.15.</param>
/// <param name="GridCutOff">Fall of intensity across the field by a crooked grid, -0.3 to 0.3.</param>
/// <param name="GainScale">Multiplies the device's enhancement gains.</param>
/// <param name="Evening">Added to the device's large-scale contrast, -0.25 to 0.25.</param>
/// <param name="Brightness">Shift of the window, share of the range.</param>
/// <param name="Contrast">Scale of the window's width.</param>
/// <param name="StoredLow">Stored value of black, share of the range.</param>
/// <param name="StoredHigh">Stored value of white, share of the range.</param>
/// <param name="Marker">How the side marker is done.</param>
internal sealed record Acquisition(
    DeviceStyle Device,
    float Kilovolts,
    int MilliampereSeconds,
    float DetectorDose,
    float ScatterRatio,
    float MotionBlur,
    float HeelEffect,
    float GridCutOff,
    float GainScale,
    float Evening,
    float Brightness,
    float Contrast,
    float StoredLow,
    float StoredHigh,
    MarkerStyle Marker)
{
    public static Acquisition Draw(DeviceStyle device, RadiographView view, Random random)
    {
        var lateral = view == RadiographView.CrossTableLateral;
        return new Acquisition(
            device,
            lateral ? random.Uniform(75, 88) : random.Uniform(68, 82),
            random.Next(lateral ? 30 : 12, lateral ? 110 : 40),
            2.5f * random.LogUniform(0.25f, 2.2f) * (lateral ? 0.6f : 1),
            Scatter(lateral, random),
            random.Uniform(0.08f, lateral ? 0.4f : 0.25f),
            random.Uniform(0, 0.15f),
            random.Chance(0.1) ? random.Uniform(-0.3f, 0.3f) : 0,
            random.Uniform(0.5f, 1.4f),
            random.Normal(0, 0.12f, -0.25f, 0.25f),
            random.Normal(0, 0.07f, -0.18f, 0.18f),
            random.LogUniform(0.75f, 1.4f),
            random.Uniform(0, 0.12f),
            random.Uniform(0.85f, 1),
            MarkerStyle.Draw(random));
    }

    /// <summary>Behind a grid as a rule; a few portable exposures are taken without.</summary>
    private static float Scatter(bool lateral, Random random)
    {
        if (random.Chance(0.06)) return random.Uniform(1.4f, 3);
        return lateral ? random.LogUniform(0.3f, 1.2f) : random.LogUniform(0.25f, 0.9f);
    }
}
