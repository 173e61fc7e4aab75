using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>What is known of one hip.</summary>
/// <param name="Side">Which hip.</param>
/// <param name="Class">Its hardware class; null when it is not known, or none of the nine.</param>
/// <param name="MustNot">Why nothing may be stated of it, as the kind it is counted under: <c>out_of_class</c>, <c>cut_off</c>. Null when something may.</param>
/// <param name="Cause">Why its arthroplasty failed, or none; null where there is no arthroplasty or nothing is known.</param>
/// <param name="HasSign">Whether a sign of the cause lies in at least one of the images; null where nothing is known of that.</param>
/// <param name="Readings">The images that show it, and what readers called it there.</param>
public sealed record HipLabel(
    HipSide Side, HardwareClass? Class, string? MustNot, FailureCause? Cause, bool? HasSign, IReadOnlyList<Reading> Readings);
