using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;

namespace HipAi.Inference.Tests.Preparation;

/// <summary>Small grey images for tests.</summary>
internal static class Pictures
{
    public static GrayscaleImage Of(int width, int height, Func<int, int, float> value)
    {
        var pixels = new float[width * height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) pixels[(y * width) + x] = value(x, y);
        return new GrayscaleImage(width, height, pixels);
    }

    /// <summary>A smooth image without any black or white line, different everywhere.</summary>
    public static GrayscaleImage Smooth(int width, int height) =>
        Of(width, height, (x, y) => 0.1f + (0.5f * x / width) + (0.3f * y / height));
}
