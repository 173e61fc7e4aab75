namespace HipAi.Studies;

/// <summary>One hip in a signed report: what the models found, and what the person decided (requirement G1).</summary>
/// <param name="Side">The hip.</param>
/// <param name="Found">The models' most probable class; null when the hip was not judged.</param>
/// <param name="FoundStatus">Whether that was stated, or left open.</param>
/// <param name="Probability">Its fused probability, 0 to 1.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Signed">The class that was signed: the found one where it was accepted, or stated and not decided on; null when rejected, or open and not decided on.</param>
/// <param name="Views">The views that were judged.</param>
/// <param name="FirstReading">What the person who signed had read before seeing the models' finding (requirement F3); null when not asked.</param>
public sealed record SignedHip(
    HipSide Side, HardwareClass? Found, FindingStatus FoundStatus, double Probability, HipVerdict Verdict, HardwareClass? Signed,
    IReadOnlyList<RadiographView> Views, FirstReading? FirstReading = null);
