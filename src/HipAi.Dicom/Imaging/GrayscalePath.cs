using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>The steps from stored value to display that a data set asks for, in their order (PS3.4 N.2).</summary>
/// <param name="Modality">Stored value to modality value.</param>
/// <param name="Padding">The stored values that are no image.</param>
/// <param name="Voi">Modality value to 0..1.</param>
/// <param name="Inverts">Whether high values are dark.</param>
internal sealed record GrayscalePath(ModalityTransform Modality, PaddingRange Padding, VoiTransform Voi, bool Inverts)
{
    /// <summary>Reads the steps; where the data set asks for no VOI transform, the range of its values without padding is spread.</summary>
    /// <exception cref="DicomImagingException">An element is wrong.</exception>
    internal static GrayscalePath From(DicomDataset dataset, PixelDescription pixels, StoredValues values)
    {
        var modality = ModalityTransform.From(dataset, pixels.IsSigned);
        var padding = PaddingRange.From(dataset, pixels.IsSigned);
        var voi = VoiTransform.From(dataset, modality.CanBeNegative(pixels.IsSigned)) ?? SpreadUsed(modality, padding, values);
        return new GrayscalePath(modality, padding, voi, DoesInvert(dataset, pixels));
    }

    /// <summary>MONOCHROME1 and the shape INVERSE say the same thing (PS3.3 C.8.11.1.1.2): together they invert once.</summary>
    private static bool DoesInvert(DicomDataset dataset, PixelDescription pixels) =>
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
}
