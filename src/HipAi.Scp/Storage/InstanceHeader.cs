using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>What is read of an object's header when it is stored. Missing values are empty.</summary>
/// <param name="SopClassUid">SOP Class UID (0008,0016).</param>
/// <param name="SopInstanceUid">SOP Instance UID (0008,0018).</param>
/// <param name="SeriesInstanceUid">Series Instance UID (0020,000E).</param>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="TransferSyntaxUid">Transfer Syntax UID (0002,0010).</param>
/// <param name="SourceAeTitle">Source Application Entity Title (0002,0016).</param>
/// <param name="Description">The attributes that view, side and relevance are read from.</param>
/// <param name="Facts">Patient and order.</param>
/// <param name="Patient">By what the images of a study are held to one patient.</param>
internal sealed record InstanceHeader(
    string SopClassUid,
    string SopInstanceUid,
    string SeriesInstanceUid,
    string StudyInstanceUid,
    string TransferSyntaxUid,
    string SourceAeTitle,
    ImageDescription Description,
    StudyFacts Facts,
    PatientIdentity Patient);
