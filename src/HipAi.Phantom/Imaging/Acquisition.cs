using HipAi.Phantom.Geometry;
using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>The settings of one exposure, drawn without knowledge of the patient's hardware.</summary>
/// <param name="Device">The device.</param>
/// <param name="Kilovolts">Tube voltage, 66 to 90.</param>
/// <param name="MilliampereSeconds">Tube load as written to the header.</param>
/// <param name="TargetIndex">Target Exposure Index of the device (0018,1412).</param>
/// <param name="DeviationIndex">Deviation Index (0018,1413): 10 log10 of dose against target.</param>
/// <param name="Scatter">Grid, air gap, scatter.</param>
/// <param name="FocalBlur">Sigma of the focal spot's shadow at the detector, mm.</param>
/// <param name="Motion">Motion of the patient at the detector, mm along and across.</param>
/// <param name="HeelEffect">Fall of intensity along the tube axis over the whole field, 0 to 0.15.</param>
/// <param name="GridCutOff">Fall of intensity across the field by a crooked grid, -0.3 to 0.3.</param>
/// <param name="GainScale">Multiplies the device's enhancement gains.</param>
/// <param name="Evening">Added to the device's large-scale contrast, -0.2 to 0.2.</param>
/// <param name="Brightness">Shift of the window, share of the range; positive is brighter.</param>
/// <param name="Contrast">Scale of the window's width.</param>
/// <param name="Darkness">Multiplies the device's own darkness.</param>
/// <param name="White">Display of the densest there is, 0.86 to 1: few films reach white.</param>
/// <param name="Burnt">Share of the flesh that is let go black: the skin is lost above about 0.05.</param>
/// <param name="Base">Display of bare film, 0 to 0.08.</param>
/// <param name="StoredLow">Stored value of black, share of the range.</param>
/// <param name="StoredHigh">Stored value of white, share of the range.</param>
/// <param name="Faults">What is wrong with the detector.</param>
/// <param name="Marker">How the side marker is done.</param>
internal sealed record Acquisition(
    DeviceStyle Device,
    float Kilovolts,
    int MilliampereSeconds,
    int TargetIndex,
    float DeviationIndex,
    Scatter Scatter,
    float FocalBlur,
    (float Along, float Across) Motion,
    float HeelEffect,
    float GridCutOff,
    float GainScale,
    float Evening,
    float Brightness,
    float Contrast,
    float Darkness,
    float White,
    float Burnt,
    float Base,
    float StoredLow,
    float StoredHigh,
    DetectorFaults Faults,
    MarkerStyle Marker)
{
    /// <summary>Exposure Index (0018,1411).</summary>
    public int ExposureIndex => (int)MathF.Round(TargetIndex * Steady.Pow(10, DeviationIndex / 10));

    /// <summary>Air kerma at the detector behind the middle of the patient, µGy.</summary>
    public float DetectorDose => TargetIndex * Steady.Pow(10, DeviationIndex / 10) / 100;

    /// <summary>Draws the settings of an exposure; a quality of <see cref="ImageQuality.Exposure"/> makes one of them go grossly wrong.</summary>
    public static Acquisition Draw(DeviceStyle device, RadiographView view, ImageQuality quality, Random random)
    {
        var lateral = view == RadiographView.CrossTableLateral;
        var drawn = new Acquisition(
            device,
            lateral ? random.Uniform(75, 90) : random.Uniform(68, 82),
            random.Next(lateral ? 30 : 12, lateral ? 110 : 40),
            random.Pick([200, 250, 320, 400, 500]),
            random.Normal(lateral ? -1.2f : 0, 1.9f, -5, 5.5f),
            DrawScatter(device, lateral, random),
            random.Uniform(0.06f, lateral ? 0.22f : 0.15f),
            DrawMotion(lateral, random),
            random.Uniform(0.05f, 0.15f),
            random.Chance(0.06) ? random.Uniform(-0.3f, 0.3f) : 0,
            random.Uniform(0.4f, 1.15f),
            random.Normal(lateral ? -0.1f : 0, 0.08f, -0.2f, 0.2f),
            random.Normal(-0.15f, 0.09f, -0.3f, 0.1f),
            random.LogUniform(1.08f, 1.7f),
            random.LogUniform(0.85f, 1.2f) * Lighter(view),
            random.Chance(0.65) ? random.Uniform(0.86f, 0.96f) : 1,
            random.Chance(0.3) ? random.Uniform(0.05f, 0.14f) : random.Uniform(0.005f, 0.03f),
            random.Chance(0.4) ? 0 : random.Uniform(0, 0.07f),
            random.Uniform(0, 0.12f),
            random.Uniform(0.85f, 1),
            DetectorFaults.Draw(device, random),
            MarkerStyle.Draw(device, random));
        return quality == ImageQuality.Exposure ? drawn.Spoilt(random) : drawn;
    }

    /// <summary>In lateral views the trunk takes the top of the range: films are made lighter, or the femur would be lost.</summary>
    private static float Lighter(RadiographView view) => view switch
    {
        RadiographView.CrossTableLateral => 0.62f,
        RadiographView.FrogLegLateral => 0.78f,
        _ => 1,
    };

    /// <summary>Behind a grid as a rule; a few exposures with the portable are taken without.</summary>
    private static Scatter DrawScatter(DeviceStyle device, bool lateral, Random random)
    {
        var grid = random.Chance(device.Grid == 6 ? 0.3 : 0.02) ? 0 : device.Grid;
        return new Scatter(grid, lateral ? random.Uniform(50, 190) : random.Uniform(40, 80), random.LogUniform(1.1f, 1.8f));
    }

    private static (float Along, float Across) DrawMotion(bool lateral, Random random)
    {
        var extent = random.Chance(lateral ? 0.35 : 0.12) ? random.Uniform(0.2f, lateral ? 1.2f : 0.9f) : 0;
        var (sin, cos) = Steady.SinCos(random.Uniform(0, MathF.PI));
        return (extent * cos, extent * sin);
    }

    /// <summary>What is grossly wrong with a spoilt exposure, in words.</summary>
    public string Fault()
    {
        if ((Motion.Along * Motion.Along) + (Motion.Across * Motion.Across) > 9) return "motion";
        if (DeviationIndex < -12) return "underexposed";
        if (DeviationIndex > 10) return "overexposed";
        return Brightness > 0 ? "window far too light" : "window far too dark";
    }

    /// <summary>Far too little or too much radiation, a window far off, or a patient that moved.</summary>
    private Acquisition Spoilt(Random random)
    {
        var kind = random.NextDouble();
        var (sin, cos) = Steady.SinCos(random.Uniform(0, MathF.PI));
        var extent = random.Uniform(3.5f, 8);
        return kind switch
        {
            < 0.3 => this with { DeviationIndex = random.Uniform(-21, -14), Brightness = random.Uniform(-0.1f, 0.2f) },
            < 0.55 => this with { DeviationIndex = random.Uniform(11, 17), Brightness = random.Uniform(-0.75f, -0.4f) },
            < 0.75 => this with { Brightness = random.Uniform(0.55f, 0.9f) * (random.Chance(0.5) ? 1 : -1), Contrast = random.Uniform(0.6f, 1.1f) },
            _ => this with { Motion = (extent * cos, extent * sin) },
        };
    }
}
