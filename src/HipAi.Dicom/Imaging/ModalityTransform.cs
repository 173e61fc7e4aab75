using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>Stored values to modality values (PS3.3 C.11.1): a look-up table, or slope and intercept.</summary>
internal sealed class ModalityTransform
{
    internal ModalityTransform(double slope, double intercept) => (Slope, Intercept) = (slope, intercept);

    private ModalityTransform(LookupTable table) => Table = table;

    /// <summary>The table; null where slope and intercept are used.</summary>
    internal LookupTable? Table { get; }

    /// <summary>Rescale Slope, never 0; 1 with a table.</summary>
    internal double Slope { get; } = 1;

    /// <summary>Rescale Intercept; 0 with a table.</summary>
    internal double Intercept { get; }

    /// <summary>Whether results can be negative, which decides how a VOI look-up table's descriptor is read.</summary>
    internal bool CanBeNegative(bool signedPixels) => Table is null && (signedPixels || Intercept < 0 || Slope < 0);

    internal static ModalityTransform From(DicomDataset dataset, bool signedPixels)
    {
        if (dataset.GetSequenceItems(DicomTag.ModalityLUTSequence) is [var item, ..])
        {
            return new ModalityTransform(LookupTable.From(item, signedPixels));
        }

        var slope = dataset.GetSingleValueOrDefault(DicomTag.RescaleSlope, 1.0);
        var intercept = dataset.GetSingleValueOrDefault(DicomTag.RescaleIntercept, 0.0);
        return slope != 0 && double.IsFinite(slope) && double.IsFinite(intercept)
            ? new ModalityTransform(slope, intercept)
            : throw DicomImagingException.About(DicomTag.RescaleSlope, "is zero or not finite: every pixel would look the same");
    }

    internal double Apply(int storedValue) => Table is null ? (storedValue * Slope) + Intercept : Table[storedValue];
}
