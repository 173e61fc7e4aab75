using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>One hip as one image shows it.</summary>
/// <param name="Side">Which hip.</param>
/// <param name="Class">Its hardware class.</param>
/// <param name="Region">Where joint, trochanters and upper shaft are seen, in pixels of the image.</param>
/// <param name="Joint">Where the centre of the native joint is seen, in pixels of the image; may lie outside it.</param>
/// <param name="MillimetresPerPixel">Size of a pixel at the joint, mm: the detector's pitch less the magnification.</param>
public sealed record ImageHipTruth(HipSide Side, HardwareClass Class, PixelRegion Region, PixelPoint Joint, double MillimetresPerPixel);
