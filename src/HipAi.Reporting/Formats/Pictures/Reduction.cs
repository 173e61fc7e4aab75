namespace HipAi.Reporting.Formats.Pictures;

/// <summary>Makes pictures smaller. Pure.</summary>
internal static class Reduction
{
    /// <summary>The picture with its longest side at most so long: the mean of blocks of whole pixels; a small picture stays as it is.</summary>
    public static RgbPicture AtMost(RgbPicture picture, int longestSide)
    {
        var block = (Math.Max(picture.Width, picture.Height) + longestSide - 1) / longestSide;
        if (block == 1) return picture;
        // What is left of the last blocks is less than one pixel of the result, and is left out.
        var (width, height) = (Math.Max(1, picture.Width / block), Math.Max(1, picture.Height / block));
        var samples = new byte[width * height * 3];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = Mean(picture, i / 3 % width * block, i / 3 / width * block, block, i % 3);
        return new RgbPicture(width, height, samples);
    }

    private static byte Mean(RgbPicture picture, int left, int top, int block, int channel)
    {
        var (right, bottom) = (Math.Min(left + block, picture.Width), Math.Min(top + block, picture.Height));
        var sum = 0;
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++) sum += picture.Samples[(((y * picture.Width) + x) * 3) + channel];
        var count = (right - left) * (bottom - top);
        return (byte)((sum + (count / 2)) / count);
    }
}
