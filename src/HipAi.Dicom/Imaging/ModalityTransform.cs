using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>Stored values to modality values (PS3.3 C.11.1): a look-up table, or slope and intercept.</summary>
internal sealed class ModalityTransform
{
    private readonly LookupTable? _table;
    private readonly double _slope = 1;
    private readonly double _intercept;

    internal ModalityTransform(double slope, double intercept) => (_slope, _intercept) = (slope, intercept);

    private ModalityTransform(LookupTable table) => _table = table;

    /// <summary>Whether results can be negative, which decides how a VOI look-up table's descriptor is read.</summary>
    internal bool CanBeNegative(bool signedPixels) => _table is null && (signedPixels || _intercept < 0 || _slope < 0);

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

    internal double Apply(int storedValue) => _table is null ? (storedValue * _slope) + _intercept : _table[storedValue];
}
