using HipAi.Scp.Storage;

namespace HipAi.Scp.Api;

/// <summary>Where a study is and how it came there: <c>GET /api/studies/{StudyInstanceUID}/timeline</c> (requirement H1).</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="State">receiving, settled, inferred, composed, delivered, reviewed or quarantined.</param>
/// <param name="StateReason">Why the study is quarantined or waits for another attempt; null otherwise.</param>
/// <param name="Events">Everything that happened to it, oldest first; never any patient data.</param>
internal sealed record TimelineDocument(string StudyInstanceUid, string State, string? StateReason, IReadOnlyList<StudyEvent> Events);
