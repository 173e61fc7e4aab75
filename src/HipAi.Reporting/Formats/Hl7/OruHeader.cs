using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>The segments before the OBX: MSH, PID, PV1 where something is known of the visit, ORC and OBR (HL7 v2.5.1 7.3.1).</summary>
/// <param name="record">The record.</param>
/// <param name="options">What the receiver wants.</param>
internal sealed class OruHeader(ReportRecord record, Hl7Options options)
{
    private readonly HeaderFacts facts = new(record);
    private readonly string placer = Hl7Fields.Components(new HeaderFacts(record).PlacerOrderNumber);

    // Receivers find the draft that a later version replaces by it. Sites number fillers by accession.
    private string Filler => Hl7Fields.Components(First(facts.FillerOrderNumber, facts.AccessionNumber, ReportUids.Token(record.Report.StudyInstanceUid, 0, "oru-filler")));

    /// <summary>The segments.</summary>
    /// <param name="controlId">MSH-10.</param>
    /// <param name="at">When it is told: MSH-7, ORC-9, OBR-22.</param>
    /// <param name="status">OBR-25.</param>
    /// <param name="orderStatus">ORC-5.</param>
    public IEnumerable<string> Segments(string controlId, DateTimeOffset at, string status, string orderStatus)
    {
        yield return Message(controlId, at);
        yield return Patient();
        if (facts.AdmissionId.Length + facts.PatientLocation.Length > 0) yield return Visit();
        yield return Hl7Fields.Segment("ORC", "RE", placer, Filler, "", orderStatus, "", "", "", Hl7Fields.Time(at));
        yield return Request(at, status);
    }

    private string Message(string controlId, DateTimeOffset at) => Hl7Fields.Segment("MSH",
        Hl7Delimiters.Usual.EncodingCharacters,
        Hl7Fields.Text(options.SendingApplication), Hl7Fields.Text(First(options.SendingFacility, record.Sender.Facility)),
        Hl7Fields.Text(options.ReceivingApplication), Hl7Fields.Text(options.ReceivingFacility),
        Hl7Fields.Time(at), "",
        options.StructureInMessageType ? "ORU^R01^ORU_R01" : "ORU^R01",
        controlId, Hl7Fields.Text(options.ProcessingId), Hl7Fields.Text(options.Version), "", "", "AL", "NE", "", Hl7Fields.Text(options.CharacterSet));

    private string Patient() => Hl7Fields.Segment("PID", new Dictionary<int, string>
    {
        [1] = "1",
        [3] = PatientIdentifier(),
        [5] = Hl7Fields.PersonName(facts.PatientName),
        [7] = Hl7Fields.Date(facts.PatientBirthDate),
        [8] = facts.PatientSex,
    });

    private string PatientIdentifier()
    {
        if (facts.PatientId.Length == 0) return "";
        var (id, type) = facts.IssuerUniversal;
        return $"{Hl7Fields.Text(facts.PatientId)}^^^{Hl7Fields.Subcomponents(facts.IssuerOfPatientId, id, type)}^MR";
    }

    // U: nothing in an image's header tells the patient class.
    private string Visit() => Hl7Fields.Segment("PV1", new Dictionary<int, string>
    {
        [1] = "1",
        [2] = "U",
        [3] = Hl7Fields.Text(facts.PatientLocation),
        [19] = Hl7Fields.Text(facts.AdmissionId),
    });

    private string Request(DateTimeOffset at, string status) => Hl7Fields.Segment("OBR", new Dictionary<int, string>
    {
        [1] = "1",
        [2] = placer,
        [3] = Filler,
        [4] = Hl7Fields.Code(options.ProcedureCode ?? facts.Procedure ?? OruRows.WholeText),
        [7] = Hl7Fields.Time(facts.Moment),
        [16] = Hl7Fields.Person("", facts.OrderingPhysician),
        [18] = Hl7Fields.Text(facts.AccessionNumber),
        [19] = Hl7Fields.Text(facts.RequestedProcedureId),
        [20] = Hl7Fields.Text(facts.ScheduledProcedureStepId),
        [22] = Hl7Fields.Time(at),
        [24] = "RAD",
        [25] = status,
        [32] = Interpreter(),
    });

    // Whoever signed; a draft has no interpreter, since none looked.
    private string Interpreter() => ReportNotice.IsSigned(record.Report) && record.Report.Signature is { } by
        ? Hl7Fields.Interpreter(by.Identifier, DicomPersonName.Parse(by.Name))
        : "";

    private static string First(params string[] texts) => texts.First(text => text.Length > 0 || text == texts[^1]);
}
