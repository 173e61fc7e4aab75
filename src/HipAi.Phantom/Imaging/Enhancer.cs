using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>The enhancement of a device, on the logarithm of the signal.</summary>
internal static class Enhancer
{
    /// <summary>Enhances; the large-scale contrast is evened about <paramref name="middle"/>.</summary>
    public static float[] Apply(float[] log, int width, int height, float pitch, float middle, Acquisition acquisition)
    {
        var device = acquisition.Device;
        var kept = device.Enhancement == Enhancement.Plain ? 1 : Math.Clamp(device.Compression + acquisition.Evening, 0.3f, 1.05f);
        if (device.Enhancement == Enhancement.Plain) return log;
        if (device.Enhancement == Enhancement.Unsharp) return Unsharp(log, width, height, pitch, middle, kept, acquisition);
        float Scaled(float gain) => 1 + ((gain - 1) * acquisition.GainScale);
        float Gain(float size) => Between(size, Scaled(device.FineGain), Scaled(device.MiddleGain), Scaled(device.CoarseGain), kept);
        return Pyramid.Enhance(log, width, height, pitch, Gain, device.Exponent);
    }

    /// <summary>Gains are told for 1, 4, 16 and 64 mm; between them they change evenly with the logarithm of the size.</summary>
    private static float Between(float size, float fine, float middle, float coarse, float whole)
    {
        var place = Math.Clamp(Steady.Log(size) / 1.3862944f, 0, 3);
        return place < 1 ? Steady.Lerp(fine, middle, place)
            : place < 2 ? Steady.Lerp(middle, coarse, place - 1) : Steady.Lerp(coarse, whole, place - 2);
    }

    /// <summary>Bands of 0.6, 2.5 and 9 mm are added with their gains, and a part of what is wider than 30 mm is taken off.</summary>
    private static float[] Unsharp(float[] log, int width, int height, float pitch, float middle, float kept, Acquisition acquisition)
    {
        var device = acquisition.Device;
        var image = Scratch.TakeCopy(log);
        foreach (var (radius, gain) in (ReadOnlySpan<(float, float)>)[(0.6f, device.FineGain), (2.5f, device.MiddleGain), (9, device.CoarseGain)])
        {
            var amount = gain * acquisition.GainScale;
            if (amount < 0.02f) continue;
            Lanes.AddScaled(log, amount, image);
            var band = FloatPlane.BlurWide(log, width, height, radius / pitch);
            Lanes.AddScaled(band, -amount, image);
            Scratch.Give(band);
        }

        if (kept >= 0.99f) return image;
        var wide = FloatPlane.BlurWide(log, width, height, 30 / pitch);
        for (var i = 0; i < wide.Length; i++) wide[i] -= middle;
        Lanes.AddScaled(wide, kept - 1, image);
        Scratch.Give(wide);
        return image;
    }
}
