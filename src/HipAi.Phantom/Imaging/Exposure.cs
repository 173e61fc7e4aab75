using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Scenes;

namespace HipAi.Phantom.Imaging;

/// <summary>From path lengths to what the detector reads: primary, scatter, blur, shading, quantum and electronic noise.</summary>
internal static class Exposure
{
    private const float PhotonsPerSquareMillimetre = 30_174; // per µGy, RQA5 (IEC 62220-1)
    private const float Leakage = 0.004f; // through the collimator
    private const float ElectronicDose = 0.006f; // µGy whose quantum noise equals the electronics' noise in a pixel of 0.15 mm

    /// <summary>Detector signal per pixel; 1 is the middle of the patient.</summary>
    public static float[] Detect(PathMap paths, ViewPlan plan, Acquisition acquisition, NoiseSource noise)
    {
        var view = plan.Geometry;
        var (width, height) = (view.Width, view.Height);
        var signal = new Spectrum(acquisition.Kilovolts).Primary(paths);
        Collimate(signal, plan);
        acquisition.Scatter.AddTo(signal, paths);
        signal = Instead(signal, FloatPlane.Blur(signal, width, height, acquisition.FocalBlur / view.Pitch));
        signal = Instead(signal, Motion.Blur(signal, width, height, acquisition.Motion.Along / view.Pitch, acquisition.Motion.Across / view.Pitch));
        Shade(signal, plan, acquisition, 1 / Reference(signal, paths, plan));
        AddNoise(signal, width, acquisition.DetectorDose * acquisition.Device.Efficiency, view.Pitch, noise);
        signal = Instead(signal, DetectorBlur.Of(acquisition.Device.Detector).Spread(signal, width, height, view.Pitch));
        var electronic = MathF.Sqrt(ElectronicDose / (PhotonsPerSquareMillimetre * 0.0225f)) / acquisition.DetectorDose;
        Read(signal, width, electronic * MathF.Min(1, 0.15f / view.Pitch), acquisition.Device.Saturation / acquisition.DetectorDose, noise);
        acquisition.Faults.ApplyTo(signal, width, height);
        return signal;
    }

    /// <summary>Quantum noise: as many photons as the dose tells, counted with the detector's efficiency.</summary>
    /// <param name="signal">Signal, 1 for the dose.</param>
    /// <param name="width">Columns.</param>
    /// <param name="counted">Dose times efficiency, µGy.</param>
    /// <param name="pitch">Millimetres per pixel.</param>
    /// <param name="noise">Deviates.</param>
    public static void AddNoise(float[] signal, int width, float counted, float pitch, NoiseSource noise)
    {
        var perPhoton = 1 / (counted * PhotonsPerSquareMillimetre * pitch * pitch);
        var deviates = new float[width];
        var step = Vector<float>.Count;
        for (var from = 0; from < signal.Length; from += width)
        {
            noise.Fill(deviates);
            var row = signal.AsSpan(from, width);
            var x = 0;
            for (; x <= width - step; x += step)
            {
                var s = Vector.Max(new Vector<float>(row[x..]), Vector<float>.Zero);
                (s + (new Vector<float>(deviates, x) * Vector.SquareRoot(s * perPhoton))).CopyTo(row[x..]);
            }

            for (; x < width; x++) row[x] = MathF.Max(row[x], 0) + (deviates[x] * MathF.Sqrt(MathF.Max(row[x], 0) * perPhoton));
        }
    }

    /// <summary>Goes on with a plane made from another, which is done with.</summary>
    private static float[] Instead(float[] before, float[] after)
    {
        if (!ReferenceEquals(before, after)) Scratch.Give(before);
        return after;
    }

    /// <summary>The blades let next to nothing through outside the field.</summary>
    private static void Collimate(float[] signal, ViewPlan plan)
    {
        var mask = new FieldMask(plan);
        var open = new float[plan.Geometry.Width];
        for (var y = 0; y < plan.Geometry.Height; y++)
        {
            if (!mask.Row(y, open)) continue;
            var row = signal.AsSpan(y * open.Length, open.Length);
            for (var x = 0; x < open.Length; x++) row[x] *= Leakage + ((1 - Leakage) * open[x]);
        }
    }

    /// <summary>The geometric mean of the signal behind the patient in the middle of the field: what the automatic exposure holds.</summary>
    private static float Reference(float[] signal, PathMap paths, ViewPlan plan)
    {
        var (width, height) = (plan.Geometry.Width, plan.Geometry.Height);
        var soft = paths.Plane(Material.SoftTissue);
        var metal = new MetalShadow(paths);
        var (sum, n) = (0.0, 0);
        for (var y = height / 4; y < height * 3 / 4; y += 8)
            for (var x = width / 5; x < width * 4 / 5; x += 8)
                if (soft[(y * width) + x] > 60 && !metal.Covers((y * width) + x))
                {
                    sum += Steady.Log(signal[(y * width) + x] + 1e-9);
                    n++;
                }

        return n == 0 ? 0.01f : Steady.Exp((float)(sum / n));
    }

    /// <summary>Heel effect down the picture, grid cut-off across it, and the shadow of the exposure chambers.</summary>
    private static void Shade(float[] signal, ViewPlan plan, Acquisition acquisition, float scale)
    {
        var (width, height) = (plan.Geometry.Width, plan.Geometry.Height);
        var across = new float[width];
        for (var x = 0; x < width; x++) across[x] = scale * (1 - (acquisition.GridCutOff * (((float)x / width) - 0.5f)));
        for (var y = 0; y < height; y++)
        {
            var heel = 1 - (acquisition.HeelEffect * (((float)y / height) - 0.5f));
            var row = signal.AsSpan(y * width, width);
            for (var x = 0; x < width; x++) row[x] *= across[x] * heel;
        }

        if (acquisition.Faults.Chambers <= 0) return;
        var pitch = plan.Geometry.Pitch;
        foreach (var (cx, cy) in (ReadOnlySpan<(float, float)>)[(0.33f, 0.42f), (0.67f, 0.42f), (0.5f, 0.62f)])
        {
            var (x0, y0, w, h) = ((int)(cx * width), (int)(cy * height), (int)(45 / pitch), (int)(60 / pitch));
            for (var y = Math.Max(0, y0 - (h / 2)); y < Math.Min(height, y0 + (h / 2)); y++)
            {
                var (left, right) = (Math.Max(0, x0 - (w / 2)), Math.Min(width, x0 + (w / 2)));
                Lanes.Scale(signal.AsSpan((y * width) + left, Math.Max(0, right - left)), 1 - acquisition.Faults.Chambers);
            }
        }
    }

    /// <summary>Electronic noise, and the end of the scale.</summary>
    private static void Read(float[] signal, int width, float electronic, float most, NoiseSource noise)
    {
        var deviates = new float[width];
        for (var from = 0; from < signal.Length; from += width)
        {
            noise.Fill(deviates);
            var row = signal.AsSpan(from, width);
            Lanes.AddScaled(deviates, electronic, row);
            Lanes.Clamp(row, 1e-4f, most);
        }
    }
}
