using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>Where a study stands: what the pipeline decides its next step by.</summary>
/// <param name="StudyInstanceUid">The study.</param>
/// <param name="State">Its state.</param>
/// <param name="Revision">Revision of the newest snapshot.</param>
/// <param name="Attempts">Failed attempts at the present stage.</param>
/// <param name="Faults">Those that were the study's own fault.</param>
/// <param name="RetryAt">When the stage may be tried again; null: now.</param>
/// <param name="LeaseOwner">The node that works on it; null when none does.</param>
/// <param name="Fence">Number of the last claim.</param>
internal sealed record StudyProgress(
    string StudyInstanceUid, StudyState State, int Revision, int Attempts, int Faults, DateTimeOffset? RetryAt, string? LeaseOwner, long Fence)
{
    /// <summary>Whether the study is still this claim's.</summary>
    public bool IsHeldBy(StudyLease lease) => LeaseOwner is not null && Fence == lease.Fence;
}
