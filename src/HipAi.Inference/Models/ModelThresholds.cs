namespace HipAi.Inference.Models;

/// <summary>When a finding may be stated; of several members the strictest values count.</summary>
/// <param name="MinProbability">Least fused probability, 0 to 1.</param>
/// <param name="MinMargin">Least distance of the fused probability to that of the second class, 0 to 1.</param>
/// <param name="MaxDisagreement">Greatest distance between two members, 0 to 1: half the sum of the absolute differences of their probabilities.</param>
/// <param name="MaxUnfamiliarity">Greatest mean unfamiliarity of the hip's images, above 0; null where the networks do not tell it.</param>
/// <param name="Stricter">Least fused probability of single classes, by code, where the ensemble is known to be weak; each at least <paramref name="MinProbability"/>.</param>
/// <param name="CrossTableOnly">Least fused probability of an arthroplasty that only cross-table laterals show (THA against hemi, the papers' weak spot).</param>
/// <param name="HardlyTold">Codes of causes of failure that the ensemble was measured to tell badly: nothing it says excludes them; null where there is none.</param>
public sealed record ModelThresholds(
    double MinProbability,
    double MinMargin,
    double MaxDisagreement,
    double? MaxUnfamiliarity = null,
    IReadOnlyDictionary<string, double>? Stricter = null,
    double? CrossTableOnly = null,
    IReadOnlyList<string>? HardlyTold = null);
