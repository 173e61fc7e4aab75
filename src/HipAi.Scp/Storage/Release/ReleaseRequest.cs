namespace HipAi.Scp.Storage.Release;

/// <summary>What a person decided of a study that is set aside.</summary>
/// <param name="Action">What.</param>
/// <param name="Reason">Why, in the person's words; not blank.</param>
/// <param name="By">Name of the person.</param>
/// <param name="Images">How many images the person saw: one that came since has not been decided on.</param>
/// <param name="Excluded">SHA-256 of each image that is kept out; for <see cref="ReleaseAction.Exclude"/> at least one, else none.</param>
internal sealed record ReleaseRequest(ReleaseAction Action, string Reason, string By, int Images, IReadOnlyList<string> Excluded);
