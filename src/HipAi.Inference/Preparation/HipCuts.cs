namespace HipAi.Inference.Preparation;

/// <summary>The hips found in one image, and what the radiologist must know of how they were found.</summary>
/// <param name="Hips">The hips, in the order of their columns; empty when none can be named.</param>
/// <param name="Notes">What was assumed, or why a hip is not judged; empty when there is nothing to say.</param>
public sealed record HipCuts(IReadOnlyList<HipCut> Hips, IReadOnlyList<string> Notes);
