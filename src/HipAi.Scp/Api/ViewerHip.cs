using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>The part of an image that was judged as one hip.</summary>
/// <param name="Side">Code of the side.</param>
/// <param name="Region">The pixels.</param>
internal sealed record ViewerHip(string Side, PixelRegion Region);
