namespace HipAi.Phantom.Files;

/// <summary>What a device fails to write, or writes wrongly.</summary>
/// <param name="NoViewCodes">View Code Sequence and View Position are missing.</param>
/// <param name="NoSide">Laterality is missing; a DX image, which must have one, says unpaired.</param>
/// <param name="NoOrientation">Patient Orientation is empty; only a CR image may leave it so.</param>
/// <param name="NoTexts">Protocol Name, Series and Study Description say nothing of view or side.</param>
/// <param name="Wrong">What contradicts the rest.</param>
internal sealed record HeaderGaps(bool NoViewCodes, bool NoSide, bool NoOrientation, bool NoTexts, HeaderFault Wrong)
{
    /// <summary>Draws gaps for a study: each kind of attribute is missing by itself, as in collections of real headers.</summary>
    public static HeaderGaps Draw(SimulationOptions options, Random random) => new(
        random.Chance(options.GapShare),
        random.Chance(options.GapShare),
        random.Chance(options.GapShare),
        random.Chance(options.GapShare),
        random.Chance(options.ContradictionShare)
            ? random.Pick([HeaderFault.SideInTexts, HeaderFault.SideInTexts, HeaderFault.ViewPosition, HeaderFault.Orientation])
            : HeaderFault.None);
}
