namespace HipAi.Studies;

/// <summary>What the study's own header says of patient and order; copied, never concluded. Missing values are empty.</summary>
/// <param name="PatientName">Patient's Name (0010,0010) as sent.</param>
/// <param name="PatientId">Patient ID (0010,0020).</param>
/// <param name="PatientSex">Patient's Sex (0010,0040).</param>
/// <param name="PatientBirthDate">Patient's Birth Date (0010,0030) as DICOM DA.</param>
/// <param name="PatientAge">Patient's Age (0010,1010) as DICOM AS.</param>
/// <param name="AccessionNumber">Accession Number (0008,0050).</param>
/// <param name="StudyDate">Study Date (0008,0020) as DICOM DA.</param>
/// <param name="StudyTime">Study Time (0008,0030) as DICOM TM.</param>
/// <param name="StudyDescription">Study Description (0008,1030).</param>
/// <param name="InstitutionName">Institution Name (0008,0080).</param>
/// <param name="Manufacturer">Manufacturer (0008,0070) and model of the modality.</param>
public sealed record StudyFacts(
    string PatientName,
    string PatientId,
    string PatientSex,
    string PatientBirthDate,
    string PatientAge,
    string AccessionNumber,
    string StudyDate,
    string StudyTime,
    string StudyDescription,
    string InstitutionName,
    string Manufacturer);
