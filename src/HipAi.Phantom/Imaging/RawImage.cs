using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>What the detector read, before any processing: a For Processing picture.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Stored values, row-major.</param>
/// <param name="BitsStored">Bits in use, 12 to 16.</param>
/// <param name="Logarithm">Pixel Intensity Relationship (0028,1040) LOG, else LIN.</param>
/// <param name="Inverse">Pixel Intensity Relationship Sign (0028,1041) -1: more radiation gives lower values; else 1.</param>
internal sealed record RawImage(int Width, int Height, ushort[] Pixels, int BitsStored, bool Logarithm, bool Inverse)
{
    private const float Decades = 4;

    /// <summary>Quantises a detector signal (1 behind the middle of the patient) as the device does.</summary>
    public static RawImage From(float[] signal, int width, int height, Acquisition acquisition)
    {
        var device = acquisition.Device;
        var most = (1 << device.RawBits) - 1;
        var full = MathF.Min(device.Saturation, 300) / acquisition.DetectorDose;
        var pixels = new ushort[signal.Length];
        var scale = device.RawLogarithm ? most / Decades : most / full;
        var logs = device.RawLogarithm ? (float[])signal.Clone() : signal;
        if (device.RawLogarithm) Lanes.NegativeLog(logs, full * 1e-4f);
        var top = Steady.Log(full);
        for (var i = 0; i < pixels.Length; i++)
        {
            var value = device.RawLogarithm ? (((-logs[i] - top) * 0.4342945f) + Decades) * scale : signal[i] * scale;
            var stored = Math.Clamp((int)MathF.Round(value), 0, most);
            pixels[i] = (ushort)(device.RawInverse ? most - stored : stored);
        }

        return new RawImage(width, height, pixels, device.RawBits, device.RawLogarithm, device.RawInverse);
    }
}
