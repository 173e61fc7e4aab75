namespace HipAi.Studies;

/// <summary>A study as it stood when it was closed. Immutable: an image that comes later makes the next revision.</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="Revision">1 for the first closing, one more for each later one.</param>
/// <param name="ClosedBecause">The rule that closed the study.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Facts">Patient and order as the header tells them.</param>
/// <param name="Images">All instances of the study, relevant or not, in order of arrival.</param>
/// <param name="Priors">Earlier studies of the patient that were held when it was closed, newest first; null in snapshots of earlier versions.</param>
public sealed record StudySnapshot(
    string StudyInstanceUid,
    int Revision,
    ClosedBecause ClosedBecause,
    DateTimeOffset ClosedAt,
    StudyFacts Facts,
    IReadOnlyList<StudyImage> Images,
    IReadOnlyList<PriorStudy>? Priors = null);
