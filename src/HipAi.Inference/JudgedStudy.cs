using HipAi.Studies;

namespace HipAi.Inference;

/// <summary>What the ensemble said of a study, with the pictures it draws on.</summary>
/// <param name="Prediction">The findings.</param>
/// <param name="Pictures">One picture per heatmap of the findings.</param>
/// <param name="Runs">How long each network ran, a row for each batch; of use to metrics only.</param>
public sealed record JudgedStudy(StudyPrediction Prediction, IReadOnlyList<HeatmapPicture> Pictures, IReadOnlyList<MemberRun> Runs);
