namespace HipAi.Inference.Preparation;

/// <summary>What preparation made of one image.</summary>
/// <param name="Hips">The hips that can be judged; empty when none can.</param>
/// <param name="Notes">What was assumed, or why a hip is not judged, in words for the radiologist.</param>
public sealed record PreparedImage(IReadOnlyList<PreparedHip> Hips, IReadOnlyList<string> Notes);
