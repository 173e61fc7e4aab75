using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Storage;

/// <summary>One report version at one destination.</summary>
/// <param name="Id">Its number, by which a dead letter is sent again.</param>
/// <param name="Destination">Name of the destination.</param>
/// <param name="StudyInstanceUid">The study.</param>
/// <param name="Version">The report version.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When the version was written.</param>
/// <param name="Attempts">How often it was tried without success.</param>
/// <param name="AttemptedAt">The last attempt; null before the first.</param>
/// <param name="NextAttemptAt">When it may be tried again; null: now, or never.</param>
/// <param name="EndedAt">When it was delivered, given up or passed over; null while it waits.</param>
/// <param name="Reason">What the last attempt met; may quote the destination.</param>
public sealed record StudyDelivery(
    long Id,
    string Destination,
    string StudyInstanceUid,
    int Version,
    DeliveryState State,
    DateTimeOffset CreatedAt,
    int Attempts,
    DateTimeOffset? AttemptedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? EndedAt,
    string? Reason)
{
    internal static StudyDelivery From(OutboxRow row) => new(
        row.Id, row.Destination, row.StudyInstanceUid, row.Version, row.State, row.CreatedAt, row.Attempts, row.AttemptedAt, row.NextAttemptAt, row.EndedAt, row.Reason);
}
