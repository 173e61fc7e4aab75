namespace HipAi.Inference.Evaluation;

/// <summary>A model beside one reader.</summary>
/// <param name="Model">The member, or <c>ensemble</c>.</param>
/// <param name="Accuracy">Share of its answers that are the gold.</param>
/// <param name="Kappa">Cohen's kappa of its answers and the gold.</param>
/// <param name="Difference">Its accuracy less the reader's, resampled in pairs.</param>
/// <param name="IsNonInferior">Whether the lower end of the difference lies above minus <see cref="EvaluationSettings.NonInferiorityMargin"/>; null without an interval.</param>
public sealed record ReaderRival(string Model, Figure Accuracy, Figure Kappa, Figure Difference, bool? IsNonInferior);
