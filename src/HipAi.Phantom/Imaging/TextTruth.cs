using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>A text burned into a picture.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Identifies">It looks as if it named a patient; a made-up one.</param>
/// <param name="Region">Where it is, pixels.</param>
public sealed record TextTruth(string Text, bool Identifies, PixelRegion Region);
