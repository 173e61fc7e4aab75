using HipAi.Studies;

namespace HipAi.Scp.Storage.Retention;

/// <summary>What retention decides by.</summary>
/// <param name="State">Where the study stands.</param>
/// <param name="LastReceivedAt">Arrival of its last image.</param>
/// <param name="LastDeliveredAt">Its last delivery; null when there was none.</param>
/// <param name="LastReviewedAt">When a person wrote its text last; null when nobody did.</param>
/// <param name="IsUndelivered">Whether the report version that stands has not been delivered, or anything waits for a destination or is a dead letter.</param>
/// <param name="Revision">Its newest snapshot.</param>
/// <param name="PicturesRemovedRevision">The newest snapshot whose pictures were removed.</param>
/// <param name="DeliveredVersion">The newest report version that was delivered to the folder; 0 for none.</param>
/// <param name="ReportFilesRemovedVersion">The newest report version whose files were removed.</param>
/// <param name="Images">Its images, replaced and removed ones included.</param>
internal sealed record KeptStudy(
    StudyState State,
    DateTimeOffset LastReceivedAt,
    DateTimeOffset? LastDeliveredAt,
    DateTimeOffset? LastReviewedAt,
    bool IsUndelivered,
    int Revision,
    int PicturesRemovedRevision,
    int DeliveredVersion,
    int ReportFilesRemovedVersion,
    IReadOnlyList<KeptImage> Images);
