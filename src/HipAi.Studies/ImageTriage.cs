namespace HipAi.Studies;

/// <summary>What the triage network says of one image as a whole, from its pixels alone (requirements B5 and C6).</summary>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="View">The view of highest probability; <see cref="RadiographView.Unknown"/> for something else.</param>
/// <param name="ViewProbabilities">Five probabilities that sum to 1: AP pelvis, AP hip, frog-leg, cross-table, other.</param>
/// <param name="Quality">The quality of highest probability.</param>
/// <param name="QualityProbabilities">Five probabilities that sum to 1, in the order of <see cref="ImageQualities.All"/>.</param>
/// <param name="NotJudgedBecause">Why the image was left out, in words for the report; null when it was judged.</param>
public sealed record ImageTriage(
    string SopInstanceUid,
    RadiographView View,
    IReadOnlyList<double> ViewProbabilities,
    ImageQuality Quality,
    IReadOnlyList<double> QualityProbabilities,
    string? NotJudgedBecause);
