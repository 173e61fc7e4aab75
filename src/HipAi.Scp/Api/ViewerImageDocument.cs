namespace HipAi.Scp.Api;

/// <summary>
/// What a viewer must know of one image. A sample of <c>pixels</c> times <paramref name="Slope"/> plus <paramref name="Intercept"/> is a
/// value, the unit of the windows. The first window gives the image as <c>rendered.png</c> shows it.
/// </summary>
/// <param name="SopInstanceUid">SOP Instance UID (0008,0018).</param>
/// <param name="Number">Its number in the study, from 1.</param>
/// <param name="View">Code of the view.</param>
/// <param name="ViewName">The view in words.</param>
/// <param name="Side">Code of the side.</param>
/// <param name="SideName">The side in words.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Format">uint8, int16 or uint16; two bytes are little endian.</param>
/// <param name="Slope">What a sample is multiplied with; not 0.</param>
/// <param name="Intercept">What is added then.</param>
/// <param name="IsInverted">Whether high values are dark (MONOCHROME1, or Presentation LUT Shape INVERSE).</param>
/// <param name="IsVoiLutApplied">Whether a VOI LUT Sequence went into the samples.</param>
/// <param name="Minimum">The lowest value without padding.</param>
/// <param name="Maximum">The highest value.</param>
/// <param name="Windows">The windows that the file offers, the one to begin with first; never empty.</param>
/// <param name="Spacing">How large a pixel is; null when the file does not say.</param>
/// <param name="PatientOrientation">Patient Orientation (0020,0020): direction of the row, then of the column; empty when absent.</param>
/// <param name="ExcludedBecause">Why the image was not judged; null when it was.</param>
/// <param name="Conflicts">What contradicts view or side.</param>
/// <param name="Notes">What else the reader must know of it.</param>
/// <param name="Hips">The parts of the image that were judged as one hip each.</param>
/// <param name="Heatmaps">The activation maps that lie on it.</param>
/// <param name="FailureMaps">The probability maps of causes of failure that lie on it.</param>
/// <param name="PixelsUrl">Where the samples are found.</param>
/// <param name="PreviewUrl">Where a small picture of it is found.</param>
internal sealed record ViewerImageDocument(
    string SopInstanceUid,
    int Number,
    string View,
    string ViewName,
    string Side,
    string SideName,
    int Rows,
    int Columns,
    string Format,
    double Slope,
    double Intercept,
    bool IsInverted,
    bool IsVoiLutApplied,
    double Minimum,
    double Maximum,
    IReadOnlyList<ViewerWindow> Windows,
    ViewerSpacing? Spacing,
    IReadOnlyList<string> PatientOrientation,
    string? ExcludedBecause,
    IReadOnlyList<string> Conflicts,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ViewerHip> Hips,
    IReadOnlyList<ViewerHeatmap> Heatmaps,
    IReadOnlyList<ViewerFailureMap> FailureMaps,
    string PixelsUrl,
    string PreviewUrl);
