namespace HipAi.Studies;

/// <summary>A map of where the signs of one cause of failure are seen on one image (requirement C8).</summary>
/// <param name="Id">Names the picture within the study's results: letters, digits, dot and hyphen only.</param>
/// <param name="Side">The hip.</param>
/// <param name="SopInstanceUid">The image it lies on.</param>
/// <param name="Cause">The cause; never <see cref="FailureCause.None"/>.</param>
/// <param name="Peak">The greatest probability of a cell, 0 to 1, the mean over the members.</param>
/// <param name="Region">Which part of the source image the picture covers.</param>
/// <param name="PeakX">Where the peak lies: columns of the source image from the outer corner of the first pixel; null in predictions that do not tell it.</param>
/// <param name="PeakY">Rows of the source image, likewise.</param>
public sealed record FailureMap(
    string Id,
    HipSide Side,
    string SopInstanceUid,
    FailureCause Cause,
    double Peak,
    PixelRegion Region,
    double? PeakX = null,
    double? PeakY = null);
