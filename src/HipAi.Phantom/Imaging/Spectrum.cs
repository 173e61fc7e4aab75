using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>
/// The energy bins of one tube voltage: weights and coefficients by which thickness becomes detected signal, beam
/// hardening and photon starvation included.
/// </summary>
internal sealed class Spectrum
{
    private const int Bins = SpectrumTable.Bins;
    private const float Step = 5;
    private readonly float[] _weights = new float[Bins];
    private readonly float[][] _coefficients = new float[Bins][];

    /// <param name="kilovolts">Tube voltage, 65 to 90; between the rows of the table it is interpolated.</param>
    public Spectrum(float kilovolts)
    {
        var rows = SpectrumTable.Rows;
        var (first, last) = (rows[0][0], rows[^1][0]);
        var place = (Math.Clamp(kilovolts, first, last) - first) / Step;
        var lower = Math.Min((int)place, (rows.Length / Bins) - 2);
        var share = place - lower;
        for (var k = 0; k < Bins; k++)
        {
            var (a, b) = (rows[(lower * Bins) + k], rows[((lower + 1) * Bins) + k]);
            _weights[k] = Steady.Lerp(a[2], b[2], share);
            _coefficients[k] = new float[Enum.GetValues<Material>().Length];
            for (var m = 0; m < SpectrumTable.Columns.Length; m++)
                _coefficients[k][(int)SpectrumTable.Columns[m]] = Between(a[m + SpectrumTable.Lead], b[m + SpectrumTable.Lead], share);
        }

        var sum = _weights.Sum();
        for (var k = 0; k < Bins; k++) _weights[k] /= sum;
    }

    /// <summary>Linear attenuation of a material in a bin, 1/cm; 0 for air.</summary>
    public float Attenuation(Material material, int bin) => _coefficients[bin][(int)material];

    /// <summary>Detected primary signal per pixel, 1 without a patient.</summary>
    public float[] Primary(PathMap paths)
    {
        var (width, height) = (paths.View.Width, paths.View.Height);
        var signal = Scratch.TakeClear(width * height);
        var depth = new float[Bins][];
        for (var k = 0; k < Bins; k++) depth[k] = new float[width];
        for (var y = 0; y < height; y++)
        {
            for (var k = 0; k < Bins; k++) Array.Clear(depth[k]);
            foreach (var material in SpectrumTable.Columns)
                if (paths[material] is { } plane) AddRow(plane.AsSpan(y * width, width), material, depth);
            for (var k = 0; k < Bins; k++) Transmit(depth[k], _weights[k], signal.AsSpan(y * width, width));
        }

        return signal;
    }

    /// <summary>Signal behind slabs laid on one another, of 1: the same arithmetic for a single ray.</summary>
    public float Transmission(params ReadOnlySpan<(Material Material, float Millimetres)> slabs)
    {
        var sum = 0f;
        for (var k = 0; k < Bins; k++)
        {
            var depth = 0f;
            foreach (var (material, millimetres) in slabs) depth += Attenuation(material, k) * millimetres / 10;
            sum += _weights[k] * Steady.Exp(-depth);
        }

        return sum;
    }

    private static float Between(float a, float b, float share) => a * Steady.Pow(b / a, share);

    private void AddRow(ReadOnlySpan<float> path, Material material, float[][] depth)
    {
        // Most materials meet few rows, and those in a short stretch. A thing that takes the place of flesh beyond the skin
        // leaves a length below nothing, which counts as none.
        var from = path.IndexOfAnyExcept(0f);
        if (from < 0) return;
        path = path[from..(path.LastIndexOfAnyExcept(0f) + 1)];
        for (var k = 0; k < Bins; k++)
        {
            var perMillimetre = Attenuation(material, k) / 10;
            var target = depth[k].AsSpan(from);
            var x = 0;
            var step = Vector<float>.Count;
            for (; x <= path.Length - step; x += step)
                (new Vector<float>(target[x..]) + (Vector.Max(new Vector<float>(path[x..]), Vector<float>.Zero) * perMillimetre)).CopyTo(target[x..]);
            for (; x < path.Length; x++) target[x] += MathF.Max(path[x], 0) * perMillimetre;
        }
    }

    private static void Transmit(float[] depth, float weight, Span<float> signal)
    {
        var x = 0;
        var step = Vector<float>.Count;
        for (; x <= depth.Length - step; x += step)
        {
            var through = Steady.Exp(-new Vector<float>(depth, x)) * weight;
            (new Vector<float>(signal[x..]) + through).CopyTo(signal[x..]);
        }

        // The rest goes through the same polynomial: how many lanes a machine has must not show.
        for (; x < depth.Length; x++) signal[x] += Steady.Exp(new Vector<float>(-depth[x]))[0] * weight;
    }
}
