using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>What is known of one image.</summary>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="File">Its file below the set's folder.</param>
/// <param name="View">The true view; unknown for another projection. Null when nothing is known of it.</param>
/// <param name="Quality">Whether it can be judged; null when nothing is known of that.</param>
/// <param name="MustNot">Why nothing may be stated from it, as the kind it is counted under: <c>exposure</c>, <c>other_view</c>. Null when something may.</param>
public sealed record ImageLabel(string SopInstanceUid, string File, RadiographView? View, ImageQuality? Quality, string? MustNot);
