using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>
/// Shows an image as the standard says, in its order (PS3.4 N.2): stored value → Modality LUT or rescale → VOI LUT or window →
/// Presentation LUT Shape and MONOCHROME1. All steps together are one table with an entry per stored value, at most 65536.
/// </summary>
public static class GrayscaleRenderer
{
    /// <summary>Renders one frame. Where the data set asks for no VOI transform, the range of its values without padding becomes 0..1.
    /// Padding becomes black.</summary>
    /// <param name="dataset">An image with native or RLE pixel data of 1 to 16 bits allocated, or 8-bit RGB or YBR, which becomes brightness.</param>
    /// <param name="syntax">The transfer syntax that the data set was read in.</param>
    /// <param name="frame">Which frame, from 0.</param>
    /// <returns>The picture, 0 black and 1 white.</returns>
    /// <exception cref="DicomImagingException">An element is absent or wrong, bytes are missing, or the syntax has no decoder; the message
    /// names the element and the cause.</exception>
    public static GrayscaleImage Render(DicomDataset dataset, DicomTransferSyntax syntax, int frame = 0)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(syntax);
        var pixels = PixelDescription.From(dataset);
        pixels.RequireShowable();
        var (bytes, bitOffset) = FrameReader.Read(dataset, syntax, pixels, frame);
        if (pixels.SamplesPerPixel > 1)
        {
            return new GrayscaleImage(pixels.Columns, pixels.Rows, LumaReader.Read(bytes.Span, pixels));
        }

        RequireGrayscale(pixels);
        var values = new StoredValues(bytes, bitOffset, pixels);
        return new GrayscaleImage(pixels.Columns, pixels.Rows, values.Map(BuildTable(dataset, pixels, values)));
    }

    private static float[] BuildTable(DicomDataset dataset, PixelDescription pixels, StoredValues values)
    {
        var modality = ModalityTransform.From(dataset, pixels.IsSigned);
        var padding = PaddingRange.From(dataset, pixels.IsSigned);
        var voi = VoiTransform.From(dataset, modality.CanBeNegative(pixels.IsSigned)) ?? SpreadUsed(modality, padding, values);
        var inverts = Inverts(dataset, pixels);
        var table = new float[values.CodeCount];
        for (var code = 0; code < table.Length; code++)
        {
            var stored = values.ValueOf(code);
            var shown = voi.Apply(modality.Apply(stored));
            table[code] = padding.Contains(stored) ? 0f : (float)(inverts ? 1 - shown : shown);
        }

        return table;
    }

    /// <summary>MONOCHROME1 and the shape INVERSE say the same thing (PS3.3 C.8.11.1.1.2): together they invert once.</summary>
    private static bool Inverts(DicomDataset dataset, PixelDescription pixels) =>
        pixels.Photometric == "MONOCHROME1" || dataset.GetStringOrEmpty(DicomTag.PresentationLUTShape) == "INVERSE";

    private static VoiTransform SpreadUsed(ModalityTransform modality, PaddingRange padding, StoredValues values)
    {
        var (minimum, maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        var used = values.FindUsed();
        for (var code = 0; code < used.Length; code++)
        {
            if (used[code] && !padding.Contains(values.ValueOf(code)))
            {
                var value = modality.Apply(values.ValueOf(code));
                (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
            }
        }

        return minimum <= maximum ? VoiTransform.Spread(minimum, maximum) : VoiTransform.Spread(0, 1);
    }

    private static void RequireGrayscale(PixelDescription pixels)
    {
        if (pixels.Photometric is not ("MONOCHROME1" or "MONOCHROME2"))
        {
            throw DicomImagingException.About(DicomTag.PhotometricInterpretation, $"'{pixels.Photometric}' cannot be shown as grey-scale");
        }
    }
}
