using HipAi.Studies;

namespace HipAi.Scp.Storage.Listing;

/// <summary>One hip in the work list.</summary>
/// <param name="Side">The hip.</param>
/// <param name="Class">The models' most probable class; null when the hip was not judged.</param>
/// <param name="Probability">Its fused probability, 0 to 1.</param>
/// <param name="Status">Whether it may be stated.</param>
/// <param name="Verdict">What a person signed of it.</param>
/// <param name="Signed">The class that was signed; null when none was.</param>
internal sealed record ListedHip(
    HipSide Side, HardwareClass? Class, double Probability, FindingStatus Status, HipVerdict Verdict = HipVerdict.None, HardwareClass? Signed = null);
