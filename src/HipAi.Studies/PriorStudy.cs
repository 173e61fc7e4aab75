namespace HipAi.Studies;

/// <summary>An earlier study of the same patient that the service holds. It is named in the report; nothing compares it.</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="StudyDate">Study Date (0008,0020) as DICOM DA; never empty.</param>
/// <param name="StudyDescription">Study Description (0008,1030); empty when it has none.</param>
/// <param name="AccessionNumber">Accession Number (0008,0050); empty when it has none.</param>
public sealed record PriorStudy(string StudyInstanceUid, string StudyDate, string StudyDescription, string AccessionNumber);
