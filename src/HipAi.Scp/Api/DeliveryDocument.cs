using HipAi.Scp.Storage;

namespace HipAi.Scp.Api;

/// <summary>One report version at one destination.</summary>
/// <param name="Id">Its number, by which a dead letter is sent again.</param>
/// <param name="Destination">Name of the destination.</param>
/// <param name="StudyInstanceUid">The study.</param>
/// <param name="Version">The report version.</param>
/// <param name="State">waiting, delivered, dead or superseded.</param>
/// <param name="CreatedAt">When the version was written.</param>
/// <param name="Attempts">How often it was tried without success.</param>
/// <param name="AttemptedAt">The last attempt; null before the first.</param>
/// <param name="NextAttemptAt">When it may be tried again; null: now, or never.</param>
/// <param name="EndedAt">When it was delivered, given up or passed over; null while it waits.</param>
/// <param name="Reason">What the last attempt met, what the destination remarked, or what took its place; null for nothing.</param>
internal sealed record DeliveryDocument(
    long Id,
    string Destination,
    string StudyInstanceUid,
    int Version,
    string State,
    DateTimeOffset CreatedAt,
    int Attempts,
    DateTimeOffset? AttemptedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? EndedAt,
    string? Reason)
{
    public static DeliveryDocument From(StudyDelivery delivery) => new(
        delivery.Id, delivery.Destination, delivery.StudyInstanceUid, delivery.Version, delivery.State.Code(), delivery.CreatedAt, delivery.Attempts,
        delivery.AttemptedAt, delivery.NextAttemptAt, delivery.EndedAt, delivery.Reason);
}
