using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>A probability map of one cause and where it lies on its image.</summary>
/// <param name="Url">Where the PNG is found.</param>
/// <param name="Id">Its name within the study.</param>
/// <param name="Cause">Code of the cause.</param>
/// <param name="SopInstanceUid">The image it lies on.</param>
/// <param name="Region">The pixels of that image it covers.</param>
/// <param name="Peak">The greatest probability, 0 to 1.</param>
/// <param name="PeakX">Where it lies, columns of the image; null in predictions that do not tell it.</param>
/// <param name="PeakY">Rows of the image, likewise.</param>
internal sealed record FailureMapDocument(
    string Url, string Id, string Cause, string SopInstanceUid, PixelRegion Region, double Peak, double? PeakX, double? PeakY);
