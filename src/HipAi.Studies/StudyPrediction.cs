namespace HipAi.Studies;

/// <summary>All that the models said of one snapshot of a study.</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="SnapshotRevision">The snapshot that was judged.</param>
/// <param name="JudgedAt">When the judging ended.</param>
/// <param name="ExecutionProvider">Where the networks ran: <c>CPU</c> or <c>CUDA</c>.</param>
/// <param name="Models">The members that voted.</param>
/// <param name="Hips">One finding per hip seen, right before left; empty when no image could be judged.</param>
/// <param name="Notes">Images that were not judged or are doubtful, with the reason.</param>
/// <param name="Triage">What the triage network said of each image that was shown to it; null in predictions of earlier versions.</param>
public sealed record StudyPrediction(
    string StudyInstanceUid,
    int SnapshotRevision,
    DateTimeOffset JudgedAt,
    string ExecutionProvider,
    IReadOnlyList<ModelIdentity> Models,
    IReadOnlyList<HipFinding> Hips,
    IReadOnlyList<ImageNote> Notes,
    IReadOnlyList<ImageTriage>? Triage = null);
