namespace HipAi.Scp.Storage;

/// <summary>A study that this node works on. What it records is kept only while <paramref name="Fence"/> is the study's (requirement H6).</summary>
/// <param name="StudyInstanceUid">The study.</param>
/// <param name="Fence">The number of the claim.</param>
internal sealed record StudyLease(string StudyInstanceUid, long Fence);
