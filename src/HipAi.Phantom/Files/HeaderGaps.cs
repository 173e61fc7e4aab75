namespace HipAi.Phantom.Files;

/// <summary>What a device fails to write.</summary>
/// <param name="NoViewCodes">View Code Sequence and View Position are missing.</param>
/// <param name="NoTexts">Protocol Name, Series and Study Description say nothing of view or side.</param>
/// <param name="WrongSideInTexts">The texts name the other side.</param>
internal sealed record HeaderGaps(bool NoViewCodes, bool NoTexts, bool WrongSideInTexts)
{
    public static HeaderGaps Draw(SimulationOptions options, Random random)
    {
        var gap = random.Chance(options.GapShare);
        var which = random.NextDouble();
        // Both at once leave the view unknown: rare, but it happens.
        return new HeaderGaps(gap && which < 0.55, gap && (which is < 0.08 or >= 0.55), random.Chance(options.ContradictionShare));
    }
}
