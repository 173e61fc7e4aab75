namespace HipAi.Inference.Models;

/// <summary>What weights were trained on.</summary>
/// <param name="Description">In words that may be printed in a report.</param>
/// <param name="Simulated">Whether the images were simulated.</param>
/// <param name="Images">How many hips or images, 1 or more.</param>
/// <param name="Seed">The seed of the training run.</param>
public sealed record ModelTraining(string Description, bool Simulated, int Images, long Seed);
