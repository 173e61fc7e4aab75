using HipAi.Scp.Storage;

namespace HipAi.Scp.Delivery;

/// <summary>What is known after the end of an attempt was written down.</summary>
/// <param name="State">Where the report version stands at the destination.</param>
/// <param name="Attempts">How often it was tried without success.</param>
/// <param name="Failures">The destination's failures in a row, before and after.</param>
/// <param name="NextAttemptAt">When the destination is tried again; null: now.</param>
/// <param name="Waited">From the version's writing to now.</param>
/// <param name="SinceLastImage">Where the last destination of the version has it now: from the arrival of its last image to now; else null.</param>
internal sealed record RecordedAttempt(
    DeliveryState State, int Attempts, (int Before, int After) Failures, DateTimeOffset? NextAttemptAt, TimeSpan Waited, TimeSpan? SinceLastImage);
