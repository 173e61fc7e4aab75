namespace HipAi.Testing.StructuredReports;

/// <summary>A structured report as DCMTK's dsr2xml reads it.</summary>
/// <param name="Hips">Its hips, in the order of the document.</param>
/// <param name="Texts">Its qualitative evaluations: concept meaning and text.</param>
/// <param name="Preliminary">Preliminary flag.</param>
/// <param name="Completion">Completion flag.</param>
/// <param name="Verification">Verification flag.</param>
/// <param name="VerifyingObserver">Family name of who verified; empty for nobody.</param>
/// <param name="PatientId">Patient ID.</param>
/// <param name="PatientFamilyName">The patient's family name.</param>
/// <param name="StudyInstanceUid">Study Instance UID.</param>
/// <param name="Evidence">SOP Instance UIDs of the current requested procedure evidence.</param>
/// <param name="Predecessors">SOP Instance UIDs of predecessor documents.</param>
public sealed record SrContent(
    IReadOnlyList<SrHip> Hips,
    IReadOnlyList<(string Concept, string Text)> Texts,
    string Preliminary,
    string Completion,
    string Verification,
    string VerifyingObserver,
    string PatientId,
    string PatientFamilyName,
    string StudyInstanceUid,
    IReadOnlyList<string> Evidence,
    IReadOnlyList<string> Predecessors);
