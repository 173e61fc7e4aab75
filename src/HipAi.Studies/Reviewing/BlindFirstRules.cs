namespace HipAi.Studies;

/// <summary>When findings are hidden from a reader who is to read first (requirement F3). Pure.</summary>
public static class BlindFirstRules
{
    /// <summary>The hips that somebody has to read before the findings are shown, right before left; empty when nothing is hidden.</summary>
    /// <param name="judged">The hips that the models judged. Which these are tells nothing of what they found.</param>
    /// <param name="read">The hips that the reader has read, of whatever revision: what was seen once cannot be unseen.</param>
    /// <param name="isSigned">Whether a version of the report is signed: then it is everybody's.</param>
    public static IReadOnlyList<HipSide> ToRead(IEnumerable<HipSide> judged, IEnumerable<HipSide> read, bool isSigned) =>
        isSigned ? [] : [.. judged.Except(read).Order()];

    /// <summary>Whether the setting asks it of a reader.</summary>
    /// <param name="mode">The setting.</param>
    /// <param name="wantsIt">Whether the reader does.</param>
    public static bool Asks(BlindFirstMode mode, bool wantsIt) => mode == BlindFirstMode.On || (mode == BlindFirstMode.PerUser && wantsIt);
}
