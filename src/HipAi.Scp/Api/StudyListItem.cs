namespace HipAi.Scp.Api;

/// <summary>One study in <c>GET /api/studies</c>.</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="State">receiving, settled, inferred, composed, delivered, reviewed, quarantined, held or discontinued.</param>
/// <param name="StateReason">Why the study is quarantined, held or discontinued, or what must be known of a delivered one; null otherwise.</param>
/// <param name="ClosedBecause">quiet_period, hard_cap, views_complete, performed_procedure_step or person; null while images arrive.</param>
/// <param name="ImageCount">Objects stored.</param>
/// <param name="FirstReceivedAt">When the first object was stored.</param>
/// <param name="LastReceivedAt">When the latest object was stored.</param>
/// <param name="AccessionNumber">Accession Number (0008,0050); null until it is read, empty when the study has none.</param>
/// <param name="Url">Where the whole study is found.</param>
internal sealed record StudyListItem(
    string StudyInstanceUid,
    string State,
    string? StateReason,
    string? ClosedBecause,
    int ImageCount,
    DateTimeOffset FirstReceivedAt,
    DateTimeOffset LastReceivedAt,
    string? AccessionNumber,
    string Url);
