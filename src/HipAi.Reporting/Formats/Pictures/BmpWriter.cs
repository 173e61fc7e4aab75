using System.Buffers.Binary;

namespace HipAi.Reporting.Formats.Pictures;

/// <summary>Writes Windows bitmaps of 24 bits: the simplest form in which a picture can be handed to another library.</summary>
internal static class BmpWriter
{
    private const int HeaderLength = 54;
    private const int PixelsPerMetre = 2835;

    /// <summary>The bytes of a file.</summary>
    public static byte[] Write(RgbPicture picture)
    {
        var stride = ((picture.Width * 3) + 3) / 4 * 4;
        var file = new byte[HeaderLength + (stride * picture.Height)];
        Header(file, picture, stride * picture.Height);
        for (var y = 0; y < picture.Height; y++)
        {
            // Rows go from the bottom up, samples from blue to red.
            var row = file.AsSpan(HeaderLength + ((picture.Height - 1 - y) * stride), picture.Width * 3);
            var source = picture.Samples.AsSpan(y * picture.Width * 3, picture.Width * 3);
            for (var i = 0; i < row.Length; i += 3) (row[i], row[i + 1], row[i + 2]) = (source[i + 2], source[i + 1], source[i]);
        }

        return file;
    }

    private static void Header(Span<byte> file, RgbPicture picture, int pixels)
    {
        "BM"u8.CopyTo(file);
        (int At, int Value)[] numbers =
        [
            (2, file.Length), (10, HeaderLength), (14, HeaderLength - 14), (18, picture.Width), (22, picture.Height), (34, pixels),
            (38, PixelsPerMetre), (42, PixelsPerMetre),
        ];
        foreach (var (at, value) in numbers) BinaryPrimitives.WriteInt32LittleEndian(file[at..], value);
        file[26] = 1;
        file[28] = 24;
    }
}
