namespace HipAi.Inference.Evaluation;

/// <summary>What must not be pre-dictated, and whether it was not (C6).</summary>
/// <param name="Hips">By kind, share of the hips that are absent from the findings or indeterminate; <c>all</c> for all kinds together.</param>
/// <param name="Images">By kind, share of the images that were left out or led to no certain finding; <c>all</c> likewise.</param>
/// <param name="AdequateImagesJudged">Share of the adequate images that were judged: the price of the gate.</param>
public sealed record RefusalReport(
    IReadOnlyDictionary<string, Figure> Hips, IReadOnlyDictionary<string, Figure> Images, Figure AdequateImagesJudged);
