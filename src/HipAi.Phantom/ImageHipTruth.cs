using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>One hip as one image shows it.</summary>
/// <param name="Side">Which hip.</param>
/// <param name="Class">Its hardware class.</param>
/// <param name="Region">Where joint, trochanters and upper shaft are seen, in pixels of the image.</param>
public sealed record ImageHipTruth(HipSide Side, HardwareClass Class, PixelRegion Region);
