namespace HipAi.Inference.Evaluation;

/// <summary>One reader, and the models on the same gold: the class that most of the other readers called.</summary>
/// <param name="Reader">The reader's column.</param>
/// <param name="N">Hips of images with a gold, a call of this reader and an answer of the models.</param>
/// <param name="Ties">Those without a gold because the others were divided evenly; left out.</param>
/// <param name="Accuracy">Share of the reader's calls that are the gold.</param>
/// <param name="Kappa">Cohen's kappa of the reader and the gold.</param>
/// <param name="Models">The models on the same gold, the ensemble first.</param>
public sealed record ReaderRow(string Reader, int N, int Ties, Figure Accuracy, Figure Kappa, IReadOnlyList<ReaderRival> Models);
