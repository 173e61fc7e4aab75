using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>Where a study stands: what the pipeline decides its next step by.</summary>
/// <param name="StudyInstanceUid">The study.</param>
/// <param name="State">Its state.</param>
/// <param name="Revision">Revision of the newest snapshot.</param>
/// <param name="Attempts">Failed attempts at the present stage.</param>
/// <param name="RetryAt">When the stage may be tried again; null: now.</param>
/// <param name="FailedAt">When the last attempt failed; null when none did.</param>
internal sealed record StudyProgress(
    string StudyInstanceUid, StudyState State, int Revision, int Attempts, DateTimeOffset? RetryAt, DateTimeOffset? FailedAt)
{
    /// <summary>Whether the stage may be tried now. An attempt that failed in the future tells that the clock was set back: nothing waits for that to pass.</summary>
    public bool IsDue(DateTimeOffset now) => !(RetryAt > now) || FailedAt > now;
}
