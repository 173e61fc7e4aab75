using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>Composes a draft again, by the template version that composed it, with what people decided on hips.</summary>
/// <param name="draft">The draft.</param>
/// <param name="snapshot">The study it tells of.</param>
/// <param name="prediction">What was found.</param>
/// <param name="decisions">What was decided.</param>
/// <param name="ct">Gives up.</param>
/// <returns>The sections; null when the template cannot be had any more.</returns>
internal delegate Task<IReadOnlyList<ReportSection>?> Recompose(
    PreliminaryReport draft, StudySnapshot snapshot, StudyPrediction prediction, IReadOnlyList<HipDecision> decisions, CancellationToken ct);
