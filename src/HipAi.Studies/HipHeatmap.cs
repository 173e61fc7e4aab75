namespace HipAi.Studies;

/// <summary>A class-activation map that was drawn over one hip of one image (requirement C7).</summary>
/// <param name="Id">Names the picture within the study's results: letters, digits, dot and hyphen only.</param>
/// <param name="Side">The hip.</param>
/// <param name="SopInstanceUid">The image it lies on.</param>
/// <param name="Member">The model whose map it is.</param>
/// <param name="Class">The class the map argues for.</param>
/// <param name="Region">Which part of the source image the picture covers.</param>
/// <param name="PeakX">Column of the strongest activation, in source pixels from the outer edge of the first; null when nothing argues for the class.</param>
/// <param name="PeakY">Its row, likewise.</param>
public sealed record HipHeatmap(
    string Id,
    HipSide Side,
    string SopInstanceUid,
    string Member,
    HardwareClass Class,
    PixelRegion Region,
    double? PeakX = null,
    double? PeakY = null);
