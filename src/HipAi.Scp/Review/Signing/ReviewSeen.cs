namespace HipAi.Scp.Review.Signing;

/// <summary>What somebody had before them when they made a change (requirement F2): a change of something else is refused.</summary>
/// <param name="Version">The report version that stood.</param>
/// <param name="Revision">The judged snapshot that the newest draft tells of.</param>
/// <param name="Decision">The newest decision; 0 for none.</param>
internal sealed record ReviewSeen(int Version, int Revision, long Decision);
