using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>One hip as a part of a source image, before any pixel is touched.</summary>
/// <param name="Side">The patient's own side.</param>
/// <param name="Region">The source pixels that are this hip.</param>
/// <param name="FlipHorizontally">Whether columns must be mirrored to make it look like a right hip on a standard display.</param>
/// <param name="FlipVertically">Whether rows must be mirrored because the image is stored upside down.</param>
public sealed record HipCut(HipSide Side, PixelRegion Region, bool FlipHorizontally, bool FlipVertically);
