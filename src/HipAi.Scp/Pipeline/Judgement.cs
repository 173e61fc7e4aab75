using HipAi.Studies;

namespace HipAi.Scp.Pipeline;

/// <summary>What the models made of a snapshot.</summary>
/// <param name="Prediction">The record.</param>
/// <param name="Pictures">The heatmaps it names, as PNG.</param>
internal sealed record Judgement(StudyPrediction Prediction, IReadOnlyList<JudgedPicture> Pictures);
