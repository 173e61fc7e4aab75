using HipAi.Scp.Configuration;

namespace HipAi.Scp.Delivery;

/// <summary>How a destination stands, for whoever watches the service. Names no patient.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it takes reports; null where it is not in the settings any more.</param>
/// <param name="Circuit">Whether it is sent to.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Waiting">Report versions that wait for it.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="OldestWaitingAt">When the oldest of those that wait was written; null when none does.</param>
/// <param name="LastSuccessAt">When it took a report last; null for never.</param>
/// <param name="LastErrorAt">When something went wrong last; null for never.</param>
/// <param name="LastError">What, in our own words.</param>
/// <param name="NextAttemptAt">Nothing is sent before this; null: now.</param>
internal sealed record DestinationStatus(
    string Name,
    DestinationKind? Kind,
    CircuitState Circuit,
    int Failures,
    int Waiting,
    int Dead,
    DateTimeOffset? OldestWaitingAt,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastErrorAt,
    string? LastError,
    DateTimeOffset? NextAttemptAt);
