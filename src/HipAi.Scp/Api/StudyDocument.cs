using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>All that is known of one study: <c>GET /api/studies/{StudyInstanceUID}</c>. What is not known yet is null or empty.</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="State">receiving, settled, inferred, composed, delivered, reviewed, quarantined, held or discontinued.</param>
/// <param name="StateReason">Why the study is quarantined, held or discontinued, or what must be known of a delivered one; null otherwise.</param>
/// <param name="ClosedBecause">quiet_period, hard_cap, views_complete, performed_procedure_step or person; null while images arrive.</param>
/// <param name="ClosedAt">When the latest snapshot was taken.</param>
/// <param name="Revision">Revision of that snapshot.</param>
/// <param name="FirstReceivedAt">When the first object was stored.</param>
/// <param name="LastReceivedAt">When the latest object was stored.</param>
/// <param name="AccessionNumber">Accession Number (0008,0050).</param>
/// <param name="Facts">Patient and order as the header tells them.</param>
/// <param name="Images">Every stored object, in order of arrival.</param>
/// <param name="Hips">One finding per hip, right before left.</param>
/// <param name="Models">The members that voted.</param>
/// <param name="ExecutionProvider">Where the networks ran.</param>
/// <param name="JudgedAt">When the judging ended.</param>
/// <param name="Report">The report that stands: a person's text if there is any, else the latest.</param>
/// <param name="Notes">What the reader must know of single images.</param>
/// <param name="PerformedSteps">What modalities said of their work on it, oldest first; empty where they say nothing.</param>
/// <param name="Offered">A machine's version that is newer than the person's text that stands; null when there is none.</param>
/// <param name="Deliveries">What of its reports went where, or is to, the oldest version first.</param>
/// <param name="Removed">What retention has removed; null when nothing was.</param>
internal sealed record StudyDocument(
    string StudyInstanceUid,
    string State,
    string? StateReason,
    string? ClosedBecause,
    DateTimeOffset? ClosedAt,
    int? Revision,
    DateTimeOffset FirstReceivedAt,
    DateTimeOffset LastReceivedAt,
    string? AccessionNumber,
    StudyFacts? Facts,
    IReadOnlyList<ImageDocument> Images,
    IReadOnlyList<HipDocument> Hips,
    IReadOnlyList<ModelIdentity> Models,
    string? ExecutionProvider,
    DateTimeOffset? JudgedAt,
    ReportDocument? Report,
    IReadOnlyList<ImageNote> Notes,
    IReadOnlyList<StepDocument> PerformedSteps,
    OfferedDocument? Offered,
    IReadOnlyList<DeliveryDocument> Deliveries,
    RemovedDocument? Removed);
