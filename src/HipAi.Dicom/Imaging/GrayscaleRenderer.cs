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

    /// <summary>
    /// Reads one frame as far as its Modality LUT, or its VOI LUT where it has one, and says how the rest is done: for viewers that let
    /// the reader choose the window.
    /// </summary>
    /// <inheritdoc cref="Render"/>
    /// <returns>The samples, whose first window gives what <see cref="Render"/> gives, to the rounding of colour.</returns>
    public static GrayscaleFrame Sample(DicomDataset dataset, DicomTransferSyntax syntax, int frame = 0)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(syntax);
        var pixels = PixelDescription.From(dataset);
        pixels.RequireShowable();
        var (bytes, bitOffset) = FrameReader.Read(dataset, syntax, pixels, frame);
        if (pixels.SamplesPerPixel > 1)
        {
            return FrameSampler.Colour(LumaReader.Read(bytes.Span, pixels), pixels);
        }

        RequireGrayscale(pixels);
        var values = new StoredValues(bytes, bitOffset, pixels);
        return FrameSampler.Grey(values, GrayscalePath.From(dataset, pixels, values), pixels);
    }

    private static float[] BuildTable(DicomDataset dataset, PixelDescription pixels, StoredValues values)
    {
        var path = GrayscalePath.From(dataset, pixels, values);
        var table = new float[values.CodeCount];
        for (var code = 0; code < table.Length; code++)
        {
            var stored = values.ValueOf(code);
            var shown = path.Voi.Apply(path.Modality.Apply(stored));
            table[code] = path.Padding.Contains(stored) ? 0f : (float)(path.Inverts ? 1 - shown : shown);
        }

        return table;
    }

    private static void RequireGrayscale(PixelDescription pixels)
    {
        if (pixels.Photometric is not ("MONOCHROME1" or "MONOCHROME2"))
        {
            throw DicomImagingException.About(DicomTag.PhotometricInterpretation, $"'{pixels.Photometric}' cannot be shown as grey-scale");
        }
    }
}
