namespace HipAi.Inference.Evaluation;

/// <summary>One row of the table of accuracy against coverage.</summary>
/// <param name="Coverage">Share of the answers that is stated, the most confident first.</param>
/// <param name="Threshold">The least probability among them.</param>
/// <param name="Accuracy">Share of them that is right.</param>
public sealed record CoverageRow(double Coverage, double? Threshold, Figure Accuracy);
