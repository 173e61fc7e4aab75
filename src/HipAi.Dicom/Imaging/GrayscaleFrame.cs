namespace HipAi.Dicom.Imaging;

/// <summary>
/// One frame before its window: samples of full depth, and how they become a picture. A sample times <paramref name="Slope"/> plus
/// <paramref name="Intercept"/> is a modality value, or an output of the VOI LUT where that was applied.
/// </summary>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Format">How a sample is written.</param>
/// <param name="Samples">All samples, row by row from the top. Padding is the darkest value that the format has.</param>
/// <param name="Slope">What a sample is multiplied with; not 0.</param>
/// <param name="Intercept">What is added then.</param>
/// <param name="IsInverted">Whether high values are dark: MONOCHROME1, or the Presentation LUT Shape INVERSE.</param>
/// <param name="IsVoiLutApplied">Whether a VOI LUT Sequence went into the samples.</param>
/// <param name="Minimum">The lowest value without padding, in the unit of the windows.</param>
/// <param name="Maximum">The highest value.</param>
/// <param name="Windows">The windows that the file offers; the first is the one to begin with. Never empty.</param>
public sealed record GrayscaleFrame(
    int Columns,
    int Rows,
    SampleFormat Format,
    byte[] Samples,
    double Slope,
    double Intercept,
    bool IsInverted,
    bool IsVoiLutApplied,
    double Minimum,
    double Maximum,
    IReadOnlyList<GrayscaleWindow> Windows);
