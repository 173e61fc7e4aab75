namespace HipAi.Scp.Review.Signing;

/// <summary>The review of a study: <c>GET /api/studies/{StudyInstanceUID}/review</c>.</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="Seen">What every change has to name, so that nobody overwrites what they did not see.</param>
/// <param name="ToRead">The hips that the caller has to read first; everything below is hidden and empty until then.</param>
/// <param name="Status">preliminary, final or corrected.</param>
/// <param name="Author">machine or person.</param>
/// <param name="Banner">What stands above the report.</param>
/// <param name="Hips">What was found, and what was decided.</param>
/// <param name="Sections">The text to work on.</param>
/// <param name="Open">What keeps the report from being signed as it stands.</param>
/// <param name="Offered">The newer draft that is offered; null for none.</param>
/// <param name="Signature">Who signed; null for nobody.</param>
/// <param name="Difference">How the text differs from the machine's draft, each line with <c>-</c>, <c>+</c> or a blank before it.</param>
/// <param name="DeliveredTo">Where a signed report goes.</param>
internal sealed record ReviewDocument(
    string StudyInstanceUid,
    ReviewSeen? Seen,
    IReadOnlyList<string> ToRead,
    string? Status,
    string? Author,
    string? Banner,
    IReadOnlyList<ReviewHipDocument> Hips,
    IReadOnlyList<ReviewSectionDocument> Sections,
    IReadOnlyList<OpenHipDocument> Open,
    ReviewOfferDocument? Offered,
    ReviewSignatureDocument? Signature,
    IReadOnlyList<string> Difference,
    IReadOnlyList<string> DeliveredTo);
