namespace HipAi.Phantom.Imaging;

/// <summary>Stored values of an image and how they are to be shown.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Stored values, row-major.</param>
/// <param name="BitsStored">Bits in use.</param>
/// <param name="Inverse">MONOCHROME1: the least value shows white.</param>
/// <param name="WindowCenter">Window centre, stored values.</param>
/// <param name="WindowWidth">Window width, stored values.</param>
/// <param name="Sigmoid">The window is an S-curve (VOI LUT Function SIGMOID), else LINEAR.</param>
internal sealed record StoredImage(
    int Width, int Height, ushort[] Pixels, int BitsStored, bool Inverse, double WindowCenter, double WindowWidth, bool Sigmoid)
{
    /// <summary>Quantises a developed picture.</summary>
    public static StoredImage From(float[] image, int width, int height, Acquisition acquisition)
    {
        var device = acquisition.Device;
        var most = (1 << device.BitsStored) - 1;
        // Devices leave some range unused below and above what their window shows.
        var (low, high) = device.SigmoidWindow ? (0f, 1f) : (acquisition.StoredLow, acquisition.StoredHigh);
        var pixels = new ushort[image.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            var value = Math.Clamp((int)MathF.Round((low + (image[i] * (high - low))) * most), 0, most);
            pixels[i] = (ushort)(device.Inverse ? most - value : value);
        }

        var centre = Math.Round((device.SigmoidWindow ? Presentation.SigmoidCentre : (low + high) / 2) * most, 1);
        var windowWidth = Math.Round((device.SigmoidWindow ? Presentation.SigmoidWidth : high - low) * most, 1);
        if (device.Inverse) centre = most - centre;
        return new StoredImage(width, height, pixels, device.BitsStored, device.Inverse, centre, windowWidth, device.SigmoidWindow);
    }
}
