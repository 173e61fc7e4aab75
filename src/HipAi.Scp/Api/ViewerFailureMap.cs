using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>A probability map of one cause of failure that lies on an image.</summary>
/// <param name="Id">Its name within the study.</param>
/// <param name="Side">Code of the hip.</param>
/// <param name="Cause">Code of the cause.</param>
/// <param name="CauseName">The cause in words, as inside a sentence.</param>
/// <param name="Region">The pixels of the image that it covers.</param>
/// <param name="Peak">The greatest probability at one place, 0 to 1.</param>
/// <param name="PeakX">Where it lies, columns from the outer edge of the first; null in predictions that do not tell it.</param>
/// <param name="PeakY">Rows, likewise.</param>
/// <param name="Url">Where the PNG is found.</param>
internal sealed record ViewerFailureMap(
    string Id, string Side, string Cause, string CauseName, PixelRegion Region, double Peak, double? PeakX, double? PeakY, string Url);
