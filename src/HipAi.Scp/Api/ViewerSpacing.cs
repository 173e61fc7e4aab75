using HipAi.Dicom.Data;

namespace HipAi.Scp.Api;

/// <summary>How far apart the middles of neighbouring pixels are, in millimetres.</summary>
/// <param name="Kind">
/// patient: Pixel Spacing, calibrated by geometry or a fiducial. detector: at the detector's face, so that lengths in the patient are
/// smaller. unknown: Pixel Spacing that does not say whether it was calibrated.
/// </param>
/// <param name="Row">From one row to the next.</param>
/// <param name="Column">From one column to the next.</param>
/// <param name="Calibration">Pixel Spacing Calibration Type (0028,0A02); empty when absent.</param>
/// <param name="Magnification">Estimated Radiographic Magnification Factor (0018,1114); null when absent.</param>
internal sealed record ViewerSpacing(string Kind, double Row, double Column, string Calibration, double? Magnification)
{
    /// <summary>Reads the spacing as PS3.3 10.7.1 tells the attributes apart; null when there is none.</summary>
    internal static ViewerSpacing? From(DicomDataset dataset)
    {
        var calibration = dataset.GetStringOrEmpty(DicomTag.PixelSpacingCalibrationType);
        var (pixel, imager) = (Pair(dataset, DicomTag.PixelSpacing), Pair(dataset, DicomTag.ImagerPixelSpacing));
        if (calibration is "GEOMETRY" or "FIDUCIAL" && pixel is { } calibrated) return Make("patient", calibrated);
        if (imager is { } atDetector) return Make("detector", atDetector);
        // A CR plate knows no other spacing than its own.
        return pixel is { } own ? Make(dataset.GetStringOrEmpty(DicomTag.Modality) == "CR" ? "detector" : "unknown", own) : null;

        ViewerSpacing Make(string kind, (double Row, double Column) pair) => new(
            kind, pair.Row, pair.Column, calibration,
            dataset.TryGetSingleValue<double>(DicomTag.EstimatedRadiographicMagnificationFactor, out var factor) && factor >= 1 ? factor : null);
    }

    private static (double Row, double Column)? Pair(DicomDataset dataset, DicomTag tag)
    {
        // The texts are read one by one: a wrong second one says nothing about the first.
        var values = dataset.GetStrings(tag).Select(Number).ToList();
        return values is [{ } row, { } column, ..] ? (row, column) : values is [{ } only, ..] ? (only, only) : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number > 0 ? number : null;
}
