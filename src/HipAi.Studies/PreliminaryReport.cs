namespace HipAi.Studies;

/// <summary>One version of a study's report. Versions are appended, never changed.</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="Version">1 for the first report of the study, one more for each later one.</param>
/// <param name="SnapshotRevision">The snapshot the report tells of.</param>
/// <param name="Status">Always preliminary when the machine wrote it; only signing ends it.</param>
/// <param name="TemplateName">The template that rendered it.</param>
/// <param name="TemplateSha256">SHA-256 of that template's text, lower-case hexadecimal: its version.</param>
/// <param name="Text">The whole report as plain text; lines end with LF.</param>
/// <param name="Sections">The same text by section, in order.</param>
/// <param name="ComposedAt">When it was composed.</param>
/// <param name="Predecessor">
/// The version that it follows (requirement B4): of a machine's the machine's version before, of a person's the one that was changed; null for the first.
/// </param>
/// <param name="Author">Who wrote the text.</param>
/// <param name="Signature">Who signed it; null unless <paramref name="Status"/> is final or corrected.</param>
/// <param name="TemplateVersion">Number of the template's version in the database (requirement E3); 0 for a template that was never published there.</param>
/// <param name="Language">Language tag of the text (RFC 5646), for example <c>en</c>.</param>
/// <param name="Decisions">What people decided on single hips before this version was written (requirement F2), at most one per hip; null for nothing.</param>
/// <param name="WrittenBy">Who wrote the text of a person's version, as a DICOM person name; empty where it was not kept.</param>
public sealed record PreliminaryReport(
    string StudyInstanceUid,
    int Version,
    int SnapshotRevision,
    ReportStatus Status,
    string TemplateName,
    string TemplateSha256,
    string Text,
    IReadOnlyList<ReportSection> Sections,
    DateTimeOffset ComposedAt,
    int? Predecessor = null,
    ReportAuthor Author = ReportAuthor.Machine,
    ReportSignature? Signature = null,
    int TemplateVersion = 0,
    string Language = "en",
    IReadOnlyList<HipDecision>? Decisions = null,
    string WrittenBy = "")
{
    /// <summary>What was decided on a hip; null for nothing.</summary>
    public HipDecision? Decision(HipSide side) => Decisions?.FirstOrDefault(decision => decision.Side == side);

    /// <summary>The section of that code; null when there is none.</summary>
    /// <param name="code">A code; not <see cref="SectionCode.Other"/>, which many may have.</param>
    public ReportSection? Section(SectionCode code) => Sections.FirstOrDefault(section => section.Code == code);
}
