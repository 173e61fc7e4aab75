using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>The side marker in a picture.</summary>
/// <param name="Text">What it says: R or L, and initials after a blank.</param>
/// <param name="Lies">The side it lies on; on a lateral view the side that was taken.</param>
/// <param name="Electronic">Burned into the pixels, else lead.</param>
/// <param name="Mirrored">Its letter is seen mirrored.</param>
/// <param name="Wrong">Its letter names the other side.</param>
/// <param name="Region">Where it is, pixels.</param>
public sealed record MarkerTruth(string Text, HipSide Lies, bool Electronic, bool Mirrored, bool Wrong, PixelRegion Region);
