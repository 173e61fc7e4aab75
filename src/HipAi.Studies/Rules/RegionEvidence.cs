namespace HipAi.Studies;

/// <summary>One attribute's word on the part of the body.</summary>
/// <param name="Region">What it says.</param>
/// <param name="Name">The same in words for a person.</param>
/// <param name="Source">Which attribute, with its value.</param>
/// <param name="IsBodyPart">Whether Body Part Examined says it, which many devices fill from the organ program.</param>
internal sealed record RegionEvidence(BodyRegion Region, string Name, string Source, bool IsBodyPart = false)
{
    /// <summary>Whether a hip may be in the image by this word.</summary>
    public bool MayShowHip => Region is BodyRegion.Pelvis or BodyRegion.Hip or BodyRegion.Femur;
}
