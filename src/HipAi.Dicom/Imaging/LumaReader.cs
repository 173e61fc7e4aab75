using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>Colour frames of 8 bits as brightness, for radiographs that were stored in colour.</summary>
internal static class LumaReader
{
    /// <summary>Brightness of a colour frame.</summary>
    /// <exception cref="DicomImagingException">The colour space or the bits are not among RGB, YBR_FULL and YBR_FULL_422 with three samples of
    /// 8 bits.</exception>
    internal static float[] Read(ReadOnlySpan<byte> bytes, PixelDescription pixels)
    {
        if (pixels.SamplesPerPixel != 3)
        {
            throw DicomImagingException.About(DicomTag.SamplesPerPixel, $"is {pixels.SamplesPerPixel}; colour that can be shown has 3");
        }

        if (pixels.BitsAllocated != 8 || pixels.BitsStored != 8)
        {
            throw DicomImagingException.About(DicomTag.BitsAllocated, $"{pixels.Photometric} with {pixels.BitsStored} of {pixels.BitsAllocated} bits cannot be shown, only 8 of 8");
        }

        var area = pixels.Rows * pixels.Columns;
        var (stride, plane) = pixels.IsPlanar ? (1, area) : (3, 1);
        return pixels.Photometric switch
        {
            "RGB" => Rgb(bytes, area, stride, plane),
            "YBR_FULL" => Each(bytes, area, stride),
            "YBR_FULL_422" => Each422(bytes, area),
            _ => throw DicomImagingException.About(DicomTag.PhotometricInterpretation, $"'{pixels.Photometric}' cannot be shown as grey-scale"),
        };
    }

    /// <summary>Y of ITU-R BT.601, which is also the Y of YBR_FULL (PS3.3 C.7.6.3.1.2).</summary>
    private static float[] Rgb(ReadOnlySpan<byte> bytes, int area, int stride, int plane)
    {
        var result = new float[area];
        for (var i = 0; i < area; i++)
        {
            var at = i * stride;
            result[i] = ((0.299f * bytes[at]) + (0.587f * bytes[at + plane]) + (0.114f * bytes[at + (2 * plane)])) / 255f;
        }

        return result;
    }

    private static float[] Each(ReadOnlySpan<byte> bytes, int area, int stride)
    {
        var result = new float[area];
        for (var i = 0; i < area; i++)
        {
            result[i] = bytes[i * stride] / 255f;
        }

        return result;
    }

    /// <summary>Two brightnesses, then the colour they share.</summary>
    private static float[] Each422(ReadOnlySpan<byte> bytes, int area)
    {
        var result = new float[area];
        for (var i = 0; i < area; i++)
        {
            result[i] = bytes[(i / 2 * 4) + (i % 2)] / 255f;
        }

        return result;
    }
}
