using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>One version of a study's report.</summary>
/// <param name="Text">The whole report as plain text.</param>
/// <param name="Version">1 for the first.</param>
/// <param name="Status">preliminary while nobody has signed it.</param>
/// <param name="Sections">The same text by section.</param>
/// <param name="Template">Which template rendered it.</param>
/// <param name="SnapshotRevision">The snapshot it tells of.</param>
/// <param name="ComposedAt">When it was composed.</param>
/// <param name="Predecessor">The version that it follows; null for the first.</param>
/// <param name="Author">machine or person.</param>
/// <param name="Signature">Who signed it; null for nobody.</param>
/// <param name="Decisions">What people decided on hips before it was written.</param>
internal sealed record ReportDocument(
    string Text,
    int Version,
    string Status,
    IReadOnlyList<SectionDocument> Sections,
    TemplateDocument Template,
    int SnapshotRevision,
    DateTimeOffset ComposedAt,
    int? Predecessor,
    string Author,
    SignatureDocument? Signature,
    IReadOnlyList<ReportDecisionDocument> Decisions);
