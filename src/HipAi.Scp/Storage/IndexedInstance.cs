using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>A stored object with what was read of its header.</summary>
/// <param name="Instance">The object.</param>
/// <param name="Description">Its header.</param>
/// <param name="Version">1, or more when the same UID came before with other bytes.</param>
/// <param name="RemovedAt">When retention removed it; null while it is here.</param>
/// <param name="ExcludedBecause">Why a person keeps it out of judging; null when nobody does.</param>
internal sealed record IndexedInstance(
    StoredInstance Instance, ImageDescription Description, int Version, DateTimeOffset? RemovedAt = null, string? ExcludedBecause = null);
