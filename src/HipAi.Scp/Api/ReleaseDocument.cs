namespace HipAi.Scp.Api;

/// <summary>What <c>POST /api/studies/{StudyInstanceUID}/release</c> is asked: how a study goes on that is set aside.</summary>
/// <param name="Action">same_patient, exclude, retry, judge_anyway or acknowledge.</param>
/// <param name="Reason">Why, in the person's words; it stands in timeline and audit.</param>
/// <param name="Images">How many images the study had when this was decided.</param>
/// <param name="Exclude">SHA-256 of each image that shows another patient; for exclude only.</param>
internal sealed record ReleaseDocument(string? Action, string? Reason, int Images, IReadOnlyList<string>? Exclude);
