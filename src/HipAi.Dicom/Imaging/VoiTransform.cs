using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>Modality values to 0..1 (PS3.3 C.11.2): a look-up table or a window. Of several alternatives the first is used.</summary>
internal sealed class VoiTransform
{
    private VoiTransform(LookupTable? table, string explanation, IReadOnlyList<GrayscaleWindow> windows) =>
        (Table, Explanation, Windows) = (table, explanation, windows);

    /// <summary>The table; null when a window is used.</summary>
    internal LookupTable? Table { get; }

    /// <summary>What the file calls the table (LUT Explanation).</summary>
    internal string Explanation { get; }

    /// <summary>The windows that the file offers, the one in use first; empty with a table.</summary>
    internal IReadOnlyList<GrayscaleWindow> Windows { get; }

    /// <summary>The transform that the data set asks for.</summary>
    /// <returns>Null when it asks for none, or its window is not one (no width, width not positive).</returns>
    internal static VoiTransform? From(DicomDataset dataset, bool canBeNegative)
    {
        if (dataset.GetSequenceItems(DicomTag.VOILUTSequence) is [var item, ..])
        {
            return new VoiTransform(LookupTable.From(item, canBeNegative), item.GetStringOrEmpty(DicomTag.LUTExplanation), []);
        }

        return FileWindows(dataset) is { Count: > 0 } windows ? new VoiTransform(null, "", windows) : null;
    }

    /// <summary>Spreads a range over 0..1, for data sets that ask for no transform.</summary>
    internal static VoiTransform Spread(double minimum, double maximum) => new(null, "", [GrayscaleWindow.Spread(minimum, maximum)]);

    /// <summary>A modality value as shown, 0 to 1; entries of a table beyond the bits that it names are white.</summary>
    internal double Apply(double value) => Table is not null ? Math.Min(1, (double)Table[value] / Table.Maximum) : Windows[0].Apply(value);

    /// <summary>The windows of the file; none when the first, which is the one to use, is not one.</summary>
    private static List<GrayscaleWindow> FileWindows(DicomDataset dataset)
    {
        if (!dataset.TryGetSingleValue<double>(DicomTag.WindowCenter, out var center) || !dataset.TryGetSingleValue<double>(DicomTag.WindowWidth, out var width))
        {
            return [];
        }

        var function = Function(dataset.GetStringOrEmpty(DicomTag.VOILUTFunction));
        var (centers, widths) = (Values<double>(dataset, DicomTag.WindowCenter, center), Values<double>(dataset, DicomTag.WindowWidth, width));
        var names = Values(dataset, DicomTag.WindowCenterWidthExplanation, "");
        return
        [
            .. Enumerable.Range(0, Math.Min(centers.Length, widths.Length))
                .Select(i => new GrayscaleWindow(centers[i], widths[i], function, i < names.Length ? names[i].Trim() : ""))
                .TakeWhile(window => double.IsFinite(window.Center) && double.IsFinite(window.Width) && window.Width > 0),
        ];
    }

    /// <summary>All values of an element; where one of the later ones is of the wrong form, only the first.</summary>
    private static T[] Values<T>(DicomDataset dataset, DicomTag tag, T first)
        where T : notnull
    {
        try
        {
            return dataset.TryGetItem<DicomElement>(tag, out var element) && !element.IsEmpty ? dataset.GetValues<T>(tag) : [first];
        }
        catch (DicomDataException)
        {
            return [first];
        }
    }

    // A term that the standard does not know is treated as the default (standards.md 1.4).
    private static VoiFunction Function(string term) => term switch
    {
        "SIGMOID" => VoiFunction.Sigmoid,
        "LINEAR_EXACT" => VoiFunction.LinearExact,
        _ => VoiFunction.Linear,
    };
}
