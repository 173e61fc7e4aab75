namespace HipAi.Inference.Models;

/// <summary>When a finding may be stated; of several members the strictest values count.</summary>
/// <param name="MinProbability">Least fused probability, 0 to 1.</param>
/// <param name="MinMargin">Least distance of the fused probability to that of the second class, 0 to 1.</param>
/// <param name="MaxDisagreement">Greatest distance between two members, 0 to 1: half the sum of the absolute differences of their probabilities.</param>
public sealed record ModelThresholds(double MinProbability, double MinMargin, double MaxDisagreement);
