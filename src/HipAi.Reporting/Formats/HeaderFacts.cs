using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats;

/// <summary>
/// Patient, study and order as the study's own image tells them, for the forms that are not DICOM. Where the header lacks a value that
/// another image of the study has, that one is taken. Every text is cleaned (<see cref="FormText"/>); missing values are empty.
/// </summary>
/// <param name="record">The record.</param>
internal sealed class HeaderFacts(ReportRecord record)
{
    private readonly DicomDataset header = record.Header;
    private readonly StudyFacts facts = record.Snapshot.Facts;

    public string PatientId => Text(DicomTag.PatientID, facts.PatientId);

    public string IssuerOfPatientId => Text(DicomTag.IssuerOfPatientID);

    /// <summary>Universal Entity ID (0040,0032) of the issuer, and its type, for example <c>ISO</c>.</summary>
    public (string Id, string Type) IssuerUniversal => header.GetSequenceItems(DicomTag.IssuerOfPatientIDQualifiersSequence) is [var item, ..]
        ? (Text(item, DicomTag.UniversalEntityID), Text(item, DicomTag.UniversalEntityIDType))
        : ("", "");

    public DicomPersonName PatientName => Name(DicomTag.PatientName, facts.PatientName);

    /// <summary>The groups of the name as people write them, family name first: <c>Yamada, Tarou / 山田, 太郎</c>.</summary>
    public string PatientDisplayName => FormText.Value(string.Join(" / ",
        PatientName.Groups.Where(group => !group.IsEmpty).Select(group => DicomText.PersonName(group.ToString()))));

    public DateOnly? PatientBirthDate => StudyMoment.DateOf(Text(DicomTag.PatientBirthDate, facts.PatientBirthDate));

    /// <summary>Patient's Sex (0010,0040): M, F or O; empty for anything else.</summary>
    public string PatientSex => Text(DicomTag.PatientSex, facts.PatientSex) is "M" or "F" or "O" ? Text(DicomTag.PatientSex, facts.PatientSex) : "";

    public string AccessionNumber => Text(DicomTag.AccessionNumber, facts.AccessionNumber);

    public string PlacerOrderNumber => Text(DicomTag.PlacerOrderNumberImagingServiceRequest);

    public string FillerOrderNumber => Text(DicomTag.FillerOrderNumberImagingServiceRequest);

    public string RequestedProcedureId => FromRequest(DicomTag.RequestedProcedureID);

    public string ScheduledProcedureStepId => FromRequest(DicomTag.ScheduledProcedureStepID);

    /// <summary>Who ordered: Requesting Physician (0032,1032), else Referring Physician's Name (0008,0090).</summary>
    public DicomPersonName OrderingPhysician =>
        header.GetPersonName(DicomTag.RequestingPhysician) is { IsEmpty: false } requesting ? requesting : header.GetPersonName(DicomTag.ReferringPhysicianName);

    public string StudyDescription => Text(DicomTag.StudyDescription, facts.StudyDescription);

    public string InstitutionName => Text(DicomTag.InstitutionName, facts.InstitutionName);

    public string AdmissionId => Text(DicomTag.AdmissionID);

    public string PatientLocation => Text(DicomTag.CurrentPatientLocation);

    public StudyMoment? Moment => StudyMoment.Read(
        Text(DicomTag.StudyDate, facts.StudyDate), Text(DicomTag.StudyTime, facts.StudyTime), Text(DicomTag.TimezoneOffsetFromUTC));

    /// <summary>The procedure as the order codes it: Requested Procedure Code Sequence (0032,1064), else Procedure Code Sequence (0008,1032); null for none.</summary>
    public CodedConcept? Procedure => Code(DicomTag.RequestedProcedureCodeSequence) ?? Code(DicomTag.ProcedureCodeSequence);

    private CodedConcept? Code(DicomTag sequence)
    {
        if (header.GetSequenceItems(sequence) is not [var item, ..]) return null;
        var code = new CodedConcept(Text(item, DicomTag.CodeValue), Text(item, DicomTag.CodingSchemeDesignator), Text(item, DicomTag.CodeMeaning));
        return code.Value.Length > 0 && code.Scheme.Length > 0 ? code : null;
    }

    // In the image itself, or in the first item of Request Attributes Sequence (0040,0275), where digital radiography has it.
    private string FromRequest(DicomTag tag) => Text(tag) is { Length: > 0 } own
        ? own
        : header.GetSequenceItems(DicomTag.RequestAttributesSequence) is [var item, ..] ? Text(item, tag) : "";

    private DicomPersonName Name(DicomTag tag, string other) =>
        header.GetPersonName(tag) is { IsEmpty: false } own ? own : DicomPersonName.Parse(other);

    private string Text(DicomTag tag, string other = "") => Text(header, tag) is { Length: > 0 } own ? own : FormText.Value(other);

    private static string Text(DicomDataset dataset, DicomTag tag) => FormText.Value(dataset.GetStringOrEmpty(tag));
}
