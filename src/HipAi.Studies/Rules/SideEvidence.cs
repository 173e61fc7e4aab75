namespace HipAi.Studies;

/// <summary>One attribute's word on the side.</summary>
/// <param name="Side">What it says.</param>
/// <param name="Source">Which attribute, with its value.</param>
internal sealed record SideEvidence(ImageLaterality Side, string Source);
