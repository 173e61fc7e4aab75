using HipAi.Phantom.Scenes;

namespace HipAi.Phantom.Imaging;

/// <summary>From detector signal to the values a device stores: logarithm, auto-range, enhancement, look-up curve, shutter.</summary>
internal static class Presentation
{
    /// <summary>Middle of the S-shaped window, share of the stored range.</summary>
    public const float SigmoidCentre = 0.45f;

    /// <summary>Share of the stored range that the anatomy takes where the S-curve is left to the viewer.</summary>
    public const float SigmoidSpan = 0.36f;

    /// <summary>Width of the S-shaped window that shows the anatomy as the built-in S-curve does.</summary>
    public const float SigmoidWidth = 4 * SigmoidSpan / 4.2f;

    /// <summary>The image as displayed, 0 (black) to 1 (white); where the device leaves the S-curve to the viewer, before that curve.</summary>
    public static float[] Develop(float[] signal, PathMap paths, ViewPlan plan, Acquisition acquisition)
    {
        var (width, height) = (plan.Geometry.Width, plan.Geometry.Height);
        var log = Scratch.TakeCopy(signal);
        Lanes.NegativeLog(log, 1e-4f);
        var anatomy = Anatomy(paths, plan);
        var (low, high) = Range(log, anatomy, acquisition.Burnt);
        // Bare film is far below the anatomy; held near it, it keeps the large-scale bands from ringing at the skin.
        Lanes.Clamp(log, low - (1.0f * (high - low)), high + (2.2f * (high - low)));
        var image = Enhancer.Apply(log, width, height, plan.Geometry.Pitch, (low + high) / 2, acquisition);
        if (!ReferenceEquals(image, log)) Scratch.Give(log);
        (low, high) = Range(image, anatomy, acquisition.Burnt);
        new ToneTable(acquisition).Apply(image, low, high);
        Border(image, plan, acquisition.Device);
        return image;
    }

    /// <summary>Pixels by which the device finds its range: in the field, behind flesh and without metal, as its segmentation does.</summary>
    private static List<int> Anatomy(PathMap paths, ViewPlan plan)
    {
        var (width, height) = (plan.Geometry.Width, plan.Geometry.Height);
        var soft = paths.Plane(Material.SoftTissue);
        var metal = new MetalShadow(paths);
        var mask = new FieldMask(plan);
        var open = new float[width];
        var samples = new List<int>();
        for (var y = 2; y < height; y += 5)
        {
            mask.Row(y, open);
            for (var x = 2; x < width; x += 5)
            {
                var i = (y * width) + x;
                if (soft[i] > 15 && open[x] > 0.99f && !metal.Covers(i)) samples.Add(i);
            }
        }

        return samples;
    }

    /// <summary>Robust limits of the anatomy.</summary>
    private static (float Low, float High) Range(float[] image, List<int> anatomy, float burnt)
    {
        if (anatomy.Count < 30) return (-1, 1);
        var values = new float[anatomy.Count];
        for (var i = 0; i < values.Length; i++) values[i] = image[anatomy[i]];
        Array.Sort(values);
        var low = values[(int)(values.Length * burnt)];
        return (low, MathF.Max(values[values.Length * 98 / 100], low + 0.3f));
    }

    /// <summary>The shutter; without one the unexposed rim stays white as it is.</summary>
    private static void Border(float[] image, ViewPlan plan, DeviceStyle device)
    {
        if (device.Margin <= 0 && device.Border == FieldBorder.White) return;
        var mask = new FieldMask(plan);
        var open = new float[plan.Geometry.Width];
        for (var y = 0; y < plan.Geometry.Height; y++)
        {
            if (!mask.Row(y, open)) continue;
            var row = image.AsSpan(y * open.Length, open.Length);
            for (var x = 0; x < open.Length; x++)
                if (device.Border != FieldBorder.White) row[x] = open[x] < 0.97f ? (device.Border == FieldBorder.Black ? 0 : 0.32f) : row[x];
                else if (open[x] < 0.5f) row[x] = MathF.Max(row[x], 0.93f - (0.06f * open[x]));
        }
    }
}
