using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Scenes;

namespace HipAi.Phantom.Imaging;

/// <summary>From path lengths to what the detector reads: primary, scatter, blur, shading, quantum noise.</summary>
internal static class Exposure
{
    private const float PhotonsPerSquareMillimetre = 30_174; // per µGy, RQA5 (IEC 62220-1)

    /// <summary>Detector signal per pixel; 1 is the middle of the patient.</summary>
    public static float[] Detect(PathMap paths, ViewPlan plan, Acquisition acquisition, NoiseSource noise)
    {
        var view = plan.Geometry;
        var (width, height) = (view.Width, view.Height);
        var signal = Spectrum.Primary(paths, acquisition.Kilovolts);
        AddScatter(signal, paths, acquisition.ScatterRatio);
        var blur = MathF.Sqrt((acquisition.Device.Blur * acquisition.Device.Blur) + (acquisition.MotionBlur * acquisition.MotionBlur)) / view.Pitch;
        signal = FloatPlane.Blur(signal, width, height, blur);
        var reference = Reference(signal, paths, plan);
        Shade(signal, plan, acquisition, 1 / reference);
        AddNoise(signal, acquisition, view.Pitch, noise);
        return signal;
    }

    /// <summary>How much of a pixel lies in the collimated field, 0 to 1, with the penumbra of the blades.</summary>
    public static float InField(ViewPlan plan, float x, float y)
    {
        var (sin, cos) = Steady.SinCos(plan.FieldTilt);
        var (cx, cy) = ((plan.Geometry.Width - 1) / 2f, (plan.Geometry.Height - 1) / 2f);
        var u = ((x - cx) * cos) + ((y - cy) * sin) + cx;
        var v = ((y - cy) * cos) - ((x - cx) * sin) + cy;
        var inside = MathF.Min(MathF.Min(u - plan.Field.X, plan.Field.Z - u), MathF.Min(v - plan.Field.Y, plan.Field.W - v));
        return Math.Clamp((inside * plan.Geometry.Pitch / 1.6f) + 0.5f, 0, 1);
    }

    private static void AddScatter(float[] signal, PathMap paths, float ratio)
    {
        var view = paths.View;
        var factor = Math.Max(1, (int)MathF.Round(6 / view.Pitch));
        var coarse = view.Coarser(factor);
        var primary = FloatPlane.Down(signal, view.Width, view.Height, factor);
        var flesh = FloatPlane.Down(paths.Plane(Material.SoftTissue), view.Width, view.Height, factor);
        var fat = FloatPlane.Down(paths.Plane(Material.Fat), view.Width, view.Height, factor);
        for (var i = 0; i < primary.Length; i++)
        {
            // Scatter comes from flesh: a bare ray makes none, and saturates at the thickness the ratio is told for.
            var thickness = MathF.Max(0, flesh[i] + fat[i]);
            primary[i] = MathF.Min(primary[i], 0.3f) * ratio * MathF.Min(1.3f, thickness / 200);
        }

        var near = FloatPlane.Blur(primary, coarse.Width, coarse.Height, 7 / coarse.Pitch);
        var wide = FloatPlane.Blur(primary, coarse.Width, coarse.Height, 45 / coarse.Pitch);
        for (var i = 0; i < near.Length; i++) near[i] = (0.3f * near[i]) + (0.7f * wide[i]);
        var scatter = FloatPlane.Up(near, coarse.Width, coarse.Height, factor, view.Width, view.Height);
        for (var i = 0; i < signal.Length; i++) signal[i] += scatter[i];
    }

    /// <summary>The geometric mean of the signal behind the patient in the middle of the field: what the automatic exposure holds.</summary>
    private static float Reference(float[] signal, PathMap paths, ViewPlan plan)
    {
        var (width, height) = (plan.Geometry.Width, plan.Geometry.Height);
        var soft = paths.Plane(Material.SoftTissue);
        var (sum, n) = (0.0, 0);
        for (var y = height / 4; y < height * 3 / 4; y += 4)
            for (var x = width / 5; x < width * 4 / 5; x += 4)
                if (soft[(y * width) + x] > 60)
                {
                    sum += Steady.Log(signal[(y * width) + x] + 1e-9);
                    n++;
                }

        return n == 0 ? 0.01f : Steady.Exp((float)(sum / n));
    }

    private static void Shade(float[] signal, ViewPlan plan, Acquisition acquisition, float scale)
    {
        var (width, height) = (plan.Geometry.Width, plan.Geometry.Height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var heel = 1 - (acquisition.HeelEffect * (((float)y / height) - 0.5f));
                var grid = 1 - (acquisition.GridCutOff * (((float)x / width) - 0.5f));
                signal[(y * width) + x] *= scale * heel * grid;
            }
    }

    private static void AddNoise(float[] signal, Acquisition acquisition, float pitch, NoiseSource noise)
    {
        var photons = acquisition.DetectorDose * PhotonsPerSquareMillimetre * pitch * pitch * acquisition.Device.Efficiency;
        var electronic = 4e-6f;
        for (var i = 0; i < signal.Length; i++)
        {
            var s = MathF.Max(signal[i], 0);
            signal[i] = MathF.Max(1e-4f, s + (noise.Next() * MathF.Sqrt((s / photons) + electronic)));
        }
    }
}
