namespace HipAi.Scp.Storage;

/// <summary>Proof that one report version lies at one destination.</summary>
/// <param name="StudyInstanceUid">The study.</param>
/// <param name="Version">Version of the report.</param>
/// <param name="Destination">Name of the destination.</param>
/// <param name="DeliveredAt">When it was delivered.</param>
/// <param name="Files">What it has: file, object or message, each with the SHA-256 of its content.</param>
internal sealed record DeliveryReceipt(
    string StudyInstanceUid,
    int Version,
    string Destination,
    DateTimeOffset DeliveredAt,
    IReadOnlyList<DeliveredFile> Files);
