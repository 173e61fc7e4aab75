namespace HipAi.Studies;

/// <summary>One attribute's word on the side.</summary>
/// <param name="Side">What it says.</param>
/// <param name="Source">Which attribute with its value, or which rule.</param>
/// <param name="ByRule">Whether a rule says it, in a whole sentence.</param>
internal sealed record SideEvidence(ImageLaterality Side, string Source, bool ByRule = false)
{
    /// <summary>What it says, to stand in a sentence.</summary>
    public string Says => ByRule ? Source : $"{Source} says {Side.Code()}";
}
