using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>
/// Six energy bins, equally weighted behind 20 cm of soft tissue (75 kVp, 3 mm Al, 500 µm CsI): the weights and
/// coefficients by which thickness becomes detected signal, beam hardening and photon starvation included.
/// </summary>
internal static class Spectrum
{
    private const int Bins = 6;
    private static readonly float[] Energies = [39.3f, 46.1f, 51.0f, 56.0f, 60.8f, 67.5f];
    private static readonly float[] Weights = [0.3283f, 0.1491f, 0.1280f, 0.1035f, 0.0770f, 0.0670f];

    private static readonly Material[] Columns =
    [
        Material.Fat, Material.SoftTissue, Material.Spongiosa, Material.Cortex, Material.Polyethylene, Material.BariumCement,
        Material.ZirconiumCement, Material.Titanium, Material.CobaltChrome, Material.Steel, Material.Alumina,
        Material.ZirconiaToughenedAlumina, Material.Lead,
    ];

    // Linear attenuation, 1/cm, per bin in the order of Columns.
    private static readonly float[][] Coefficients =
    [
        [0.232f, 0.291f, 0.482f, 1.376f, 0.217f, 1.717f, 2.104f, 10.31f, 38.00f, 33.52f, 1.784f, 10.97f, 177f],
        [0.210f, 0.251f, 0.374f, 0.952f, 0.202f, 1.532f, 1.390f, 6.433f, 23.53f, 20.71f, 1.323f, 7.035f, 113f],
        [0.200f, 0.235f, 0.330f, 0.787f, 0.195f, 1.222f, 1.100f, 4.927f, 17.82f, 15.69f, 1.142f, 5.451f, 86.8f],
        [0.192f, 0.223f, 0.299f, 0.672f, 0.189f, 0.998f, 0.896f, 3.886f, 13.85f, 12.20f, 1.015f, 4.335f, 68.1f],
        [0.187f, 0.214f, 0.278f, 0.594f, 0.184f, 0.842f, 0.756f, 3.185f, 11.16f, 9.845f, 0.928f, 3.573f, 55.2f],
        [0.180f, 0.204f, 0.257f, 0.518f, 0.179f, 0.687f, 0.618f, 2.514f, 8.570f, 7.582f, 0.842f, 2.831f, 42.5f],
    ];

    /// <summary>Linear attenuation of a material in a bin, 1/cm; 0 for air.</summary>
    public static float Attenuation(Material material, int bin)
    {
        var column = Array.IndexOf(Columns, material);
        return column < 0 ? 0 : Coefficients[bin][column];
    }

    /// <summary>
    /// Detected primary signal per pixel, 1 without a patient.
    /// </summary>
    /// <param name="paths">Path lengths, mm.</param>
    /// <param name="kilovolts">Tube voltage, 65 to 90: bins are reweighted by it, an approximation of other spectra.</param>
    public static float[] Primary(PathMap paths, float kilovolts)
    {
        var (width, height) = (paths.View.Width, paths.View.Height);
        var signal = new float[width * height];
        var weights = Tilted(kilovolts);
        var depth = new float[Bins][];
        for (var k = 0; k < Bins; k++) depth[k] = new float[width];
        for (var y = 0; y < height; y++)
        {
            for (var k = 0; k < Bins; k++) Array.Clear(depth[k]);
            foreach (var material in Columns)
                if (paths[material] is { } plane) AddRow(plane.AsSpan(y * width, width), material, depth);
            for (var k = 0; k < Bins; k++) Transmit(depth[k], weights[k], signal.AsSpan(y * width, width));
        }

        return signal;
    }

    /// <summary>Signal behind a slab of one material, of 1: the same arithmetic for a single ray.</summary>
    public static float Transmission(Material material, float millimetres, float kilovolts)
    {
        var weights = Tilted(kilovolts);
        var sum = 0f;
        for (var k = 0; k < Bins; k++) sum += weights[k] * Steady.Exp(-Attenuation(material, k) * millimetres / 10);
        return sum;
    }

    private static float[] Tilted(float kilovolts)
    {
        var tilt = (kilovolts - 75) * 0.09f;
        var weights = new float[Bins];
        var sum = 0f;
        for (var k = 0; k < Bins; k++) sum += weights[k] = Weights[k] * Steady.Pow(Energies[k] / 50, tilt);
        for (var k = 0; k < Bins; k++) weights[k] /= sum;
        return weights;
    }

    private static void AddRow(ReadOnlySpan<float> path, Material material, float[][] depth)
    {
        for (var k = 0; k < Bins; k++)
        {
            var perMillimetre = Attenuation(material, k) / 10;
            var target = depth[k].AsSpan();
            var x = 0;
            var step = Vector<float>.Count;
            for (; x <= path.Length - step; x += step)
                (new Vector<float>(target[x..]) + (new Vector<float>(path[x..]) * perMillimetre)).CopyTo(target[x..]);
            for (; x < path.Length; x++) target[x] += path[x] * perMillimetre;
        }
    }

    private static void Transmit(float[] depth, float weight, Span<float> signal)
    {
        var x = 0;
        var step = Vector<float>.Count;
        for (; x <= depth.Length - step; x += step)
        {
            var through = Steady.Exp(-Vector.Max(new Vector<float>(depth, x), Vector<float>.Zero)) * weight;
            (new Vector<float>(signal[x..]) + through).CopyTo(signal[x..]);
        }

        // The rest goes through the same polynomial: how many lanes a machine has must not show.
        for (; x < depth.Length; x++) signal[x] += Steady.Exp(new Vector<float>(-MathF.Max(0, depth[x])))[0] * weight;
    }
}
