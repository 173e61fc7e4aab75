using HipAi.Scp.Delivery;
using HipAi.Studies;

namespace HipAi.Scp.Operations.Metrics;

/// <summary>What had to be waited for when the gauges were last to be asked.</summary>
/// <param name="Studies">How many studies stand where; empty when the database did not answer.</param>
/// <param name="Quarantined">Objects in quarantine; null when the database did not answer.</param>
/// <param name="Waiting">Closed studies that wait for a worker; null when the database did not answer.</param>
/// <param name="Destinations">How destinations stand; empty when the database did not answer.</param>
/// <param name="Checks">The answers of readiness.</param>
internal sealed record StateSample(
    IReadOnlyDictionary<StudyState, int> Studies, int? Quarantined, int? Waiting, IReadOnlyList<DestinationStatus> Destinations, IReadOnlyList<ReadinessCheck> Checks)
{
    /// <summary>Before the first sample.</summary>
    public static StateSample None { get; } = new(new Dictionary<StudyState, int>(), null, null, [], []);
}
