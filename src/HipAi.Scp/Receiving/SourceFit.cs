namespace HipAi.Scp.Receiving;

/// <summary>How well an association fits a source.</summary>
/// <param name="Score">The higher, the nearer: a part that the source names and that matches counts more than one that may be anything.</param>
/// <param name="Misses">Which parts do not match, in the order in which they are told; empty for a match.</param>
internal sealed record SourceFit(int Score, IReadOnlyList<SourceMiss> Misses);
