using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>Modality values to 0..1 (PS3.3 C.11.2): a look-up table or a window. Of several alternatives the first is used.</summary>
internal sealed class VoiTransform
{
    private readonly LookupTable? _table;
    private readonly double _center;
    private readonly double _width;
    private readonly VoiFunction _function;

    internal VoiTransform(double center, double width, VoiFunction function) => (_center, _width, _function) = (center, width, function);

    private VoiTransform(LookupTable table) => _table = table;

    /// <summary>The transform that the data set asks for.</summary>
    /// <returns>Null when it asks for none, or its window is not one (no width, width not positive).</returns>
    internal static VoiTransform? From(DicomDataset dataset, bool canBeNegative)
    {
        if (dataset.GetSequenceItems(DicomTag.VOILUTSequence) is [var item, ..])
        {
            return new VoiTransform(LookupTable.From(item, canBeNegative));
        }

        var hasWindow = dataset.TryGetSingleValue<double>(DicomTag.WindowCenter, out var center)
            & dataset.TryGetSingleValue<double>(DicomTag.WindowWidth, out var width);
        return hasWindow && double.IsFinite(center) && double.IsFinite(width) && width > 0
            ? new VoiTransform(center, width, Function(dataset.GetStringOrEmpty(DicomTag.VOILUTFunction)))
            : null;
    }

    /// <summary>Spreads a range over 0..1, for data sets that ask for no transform.</summary>
    internal static VoiTransform Spread(double minimum, double maximum) =>
        new((minimum + maximum) / 2, Math.Max(maximum - minimum, double.Epsilon), VoiFunction.LinearExact);

    /// <summary>A modality value as shown, 0 to 1; entries of a table beyond the bits that it names are white.</summary>
    internal double Apply(double value) => _table is not null ? Math.Min(1, (double)_table[value] / _table.Maximum) : _function switch
    {
        VoiFunction.Sigmoid => 1 / (1 + Math.Exp(-4 * (value - _center) / _width)),
        VoiFunction.LinearExact => Ramp(value, _center, _width),
        _ => Ramp(value, _center - 0.5, _width - 1),
    };

    /// <summary>Both linear functions: 0 up to the lower end, 1 above the upper end, straight between; a width of 0 is a step.</summary>
    private static double Ramp(double value, double middle, double width) =>
        value <= middle - (width / 2) ? 0
        : value > middle + (width / 2) ? 1
        : ((value - middle) / width) + 0.5;

    // A term that the standard does not know is treated as the default (standards.md 1.4).
    private static VoiFunction Function(string term) => term switch
    {
        "SIGMOID" => VoiFunction.Sigmoid,
        "LINEAR_EXACT" => VoiFunction.LinearExact,
        _ => VoiFunction.Linear,
    };
}
