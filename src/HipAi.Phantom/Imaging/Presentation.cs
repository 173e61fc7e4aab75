using HipAi.Phantom.Geometry;
using HipAi.Phantom.Scenes;

namespace HipAi.Phantom.Imaging;

/// <summary>From detector signal to the values a device stores: logarithm, auto-range, multiscale enhancement, S-curve, shutter.</summary>
internal static class Presentation
{
    /// <summary>Middle of the S-shaped window, share of the stored range.</summary>
    public const float SigmoidCentre = 0.5f;

    /// <summary>Width of the S-shaped window that shows the anatomy as the built-in S-curve of a slope of 2 does.</summary>
    public const float SigmoidWidth = 4 * SigmoidSpan / 4.4f;

    private const float SigmoidSpan = 0.6f;

    /// <summary>The image as displayed, 0 (black) to 1 (white); where the device leaves the S-curve to the viewer, before that curve.</summary>
    public static float[] Develop(float[] signal, PathMap paths, ViewPlan plan, Acquisition acquisition)
    {
        var (width, height) = (plan.Geometry.Width, plan.Geometry.Height);
        var log = new float[signal.Length];
        for (var i = 0; i < log.Length; i++) log[i] = -Steady.Log(signal[i]);
        var (low, high) = Range(log, paths, plan);
        var middle = (low + high) / 2;
        // Bare film is far below the anatomy; held near it, it keeps the large-scale band from ringing at the skin.
        for (var i = 0; i < log.Length; i++) log[i] = Math.Clamp(log[i], low - (1.2f * (high - low)), high + (2.5f * (high - low)));
        var image = Enhance(log, width, height, plan.Geometry.Pitch, middle, acquisition);
        (low, high) = Range(image, paths, plan);
        Border(image, log, plan, high + (0.45f * (high - low)));
        Grade(image, low, high, acquisition);
        if (acquisition.Device.Shutter) Blacken(image, plan);
        return image;
    }

    /// <summary>Robust limits of the anatomy in the field.</summary>
    private static (float Low, float High) Range(float[] image, PathMap paths, ViewPlan plan)
    {
        var (width, height) = (plan.Geometry.Width, plan.Geometry.Height);
        var soft = paths.Plane(Material.SoftTissue);
        var samples = new List<float>();
        for (var y = 2; y < height; y += 5)
            for (var x = 2; x < width; x += 5)
                if (soft[(y * width) + x] > 35 && Exposure.InField(plan, x, y) > 0.99f) samples.Add(image[(y * width) + x]);
        if (samples.Count < 50) return (-1, 1);
        samples.Sort();
        var low = samples[samples.Count / 50];
        return (low, MathF.Max(samples[samples.Count * 98 / 100], low + 0.3f));
    }

    private static float[] Enhance(float[] log, int width, int height, float pitch, float middle, Acquisition acquisition)
    {
        var device = acquisition.Device;
        var fine = FloatPlane.Blur(log, width, height, 0.9f / pitch);
        var medium = FloatPlane.BlurWide(log, width, height, 3.5f / pitch);
        var coarse = FloatPlane.BlurWide(log, width, height, 14 / pitch);
        var gain = acquisition.GainScale;
        var (g1, g2, g3) = (1 + ((device.FineGain - 1) * gain), 1 + ((device.MiddleGain - 1) * gain), 1 + ((device.CoarseGain - 1) * gain));
        var image = new float[log.Length];
        for (var i = 0; i < image.Length; i++)
            image[i] = middle + ((coarse[i] - middle) * Math.Clamp(device.Compression + acquisition.Evening, 0.45f, 1.05f))
                + (Soft(coarse[i], medium[i]) * g3) + (Soft(medium[i], fine[i]) * g2) + ((log[i] - fine[i]) * g1);
        return image;
    }

    /// <summary>A band's coefficient: strong edges (metal, skin) are amplified less than weak ones.</summary>
    private static float Soft(float wide, float narrow)
    {
        var d = narrow - wide;
        return d / (1 + (0.35f * MathF.Abs(d)));
    }

    private static void Grade(float[] image, float low, float high, Acquisition acquisition)
    {
        var width = (high - low) * 1.3f * acquisition.Contrast;
        var centre = ((low + high) / 2) - (acquisition.Brightness * width) + (0.06f * width);
        var slope = acquisition.Device.Slope;
        for (var i = 0; i < image.Length; i++)
        {
            var t = (image[i] - centre) / width;
            image[i] = acquisition.Device.SigmoidWindow ? Math.Clamp((t * SigmoidSpan) + SigmoidCentre, 0, 1) : Sigmoid(t, slope);
        }
    }

    /// <summary>An S-curve with toe and shoulder, as steep in the middle as the straight line is for a slope of 1.</summary>
    private static float Sigmoid(float t, float slope) => 1 / (1 + Steady.Exp(-(2.4f + slope) * t));

    /// <summary>Outside the collimated field only stray radiation arrives: light, and no anatomy to speak of.</summary>
    private static void Border(float[] image, float[] log, ViewPlan plan, float level)
    {
        var width = plan.Geometry.Width;
        for (var y = 0; y < plan.Geometry.Height; y++)
            for (var x = 0; x < width; x++)
            {
                var i = (y * width) + x;
                var open = Exposure.InField(plan, x, y);
                if (open < 1) image[i] = (image[i] * open) + ((level + (0.08f * log[i])) * (1 - open));
            }
    }

    private static void Blacken(float[] image, ViewPlan plan)
    {
        var width = plan.Geometry.Width;
        for (var y = 0; y < plan.Geometry.Height; y++)
            for (var x = 0; x < width; x++)
                if (Exposure.InField(plan, x, y) < 0.97f) image[(y * width) + x] = 0;
    }
}
