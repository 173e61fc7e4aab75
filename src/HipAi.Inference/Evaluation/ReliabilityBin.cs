namespace HipAi.Inference.Evaluation;

/// <summary>The answers whose probability lies in one range.</summary>
/// <param name="Low">Lower end, exclusive (inclusive at 0).</param>
/// <param name="High">Upper end, inclusive.</param>
/// <param name="N">How many answers.</param>
/// <param name="Confidence">Their mean probability; null when there are none.</param>
/// <param name="Accuracy">Share of them that is right; null when there are none.</param>
public sealed record ReliabilityBin(double Low, double High, int N, double? Confidence, double? Accuracy);
