using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>What one hip of a simulated patient really holds.</summary>
/// <param name="Side">Which hip.</param>
/// <param name="Class">Its hardware class.</param>
/// <param name="Variant">What was built, of the class's variants: <c>dual mobility</c>, <c>3 screws, inverted triangle</c>.</param>
/// <param name="OutOfClass">The hardware outside the nine classes that it holds, in words; null in nearly all hips.</param>
/// <param name="Cause">Why its arthroplasty failed, or none; null where there is no arthroplasty.</param>
/// <param name="Companions">Further causes that came along.</param>
/// <param name="Signs">The signs of failure that were built in, in words; an infection may have none.</param>
/// <param name="Mimics">Harmless things that look like a sign, in words.</param>
/// <param name="BoneFindings">What else may be said of the bones, in words: <c>osteoarthritis</c>, <c>osteopenia</c>.</param>
/// <param name="Details">More of what was built: keys such as <c>fixation</c>, <c>stemMaterial</c>.</param>
/// <param name="Masks">Where each component and each sign is seen, image by image.</param>
public sealed record HipTruth(
    HipSide Side,
    HardwareClass Class,
    string Variant,
    string? OutOfClass,
    FailureCause? Cause,
    IReadOnlyList<FailureCause> Companions,
    IReadOnlyList<string> Signs,
    IReadOnlyList<string> Mimics,
    IReadOnlyList<string> BoneFindings,
    IReadOnlyDictionary<string, string> Details,
    IReadOnlyList<MaskTruth> Masks);
